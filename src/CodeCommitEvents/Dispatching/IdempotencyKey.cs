using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Computes keys that identify a change, regardless of how it is delivered. The key is the same if one change arrives several times: as a
/// repeated delivery, through several subscriptions, or as a notification and an EventBridge event. Each push has its own key, even if it
/// moves a branch back to an earlier commit.
/// </summary>
internal static class IdempotencyKey
{
    /// <summary>Returns the token of a build: the SHA-256 hash of the change, the rule and the project, 64 hexadecimal digits.</summary>
    public static string TokenOf(EventDelivery delivery, string? ruleName, string projectName)
    {
        var parts = new List<string?>(capacity: 16);
        AddChange(parts, delivery);
        parts.Add(ruleName);
        parts.Add(projectName);
        return Hash(parts);
    }

    /// <summary>
    /// Returns the key of the group in which a newer build supersedes an older one: the hash of the pull request or reference, the rule and
    /// the project. Null if the event has neither a pull request nor a reference.
    /// </summary>
    public static string? GroupOf(ServiceEvent serviceEvent, string? ruleName, string projectName) => serviceEvent.Subject is { } subject
        ? Hash([serviceEvent.Account, serviceEvent.Region, serviceEvent.RepositoryName, subject, ruleName, projectName])
        : null;

    private static void AddChange(List<string?> parts, EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        parts.Add(serviceEvent.Account);
        parts.Add(serviceEvent.Region);
        parts.Add((serviceEvent as CodeCommitEvent)?.RepositoryName);
        parts.Add(serviceEvent.WireName);
        if (delivery.Envelope is TriggerEnvelope { EventId: { } id } trigger)
        {
            parts.Add(id);
            parts.Add(trigger.EventPartNumber?.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            // Payloads contain whole seconds. Without truncation, an event created in code with fractional seconds would get another key than
            // the same event parsed from its payload.
            parts.Add(serviceEvent.Time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }

        parts.AddRange(serviceEvent.IdentityParts);
    }

    private static string Hash(List<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // The length before each part makes the text unambiguous.
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ToLowerInvariant();
    }
}
