using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Identifies a change, not its delivery. The key is the same for repeated deliveries, several subscriptions, and the notification and
/// the EventBridge event of one change. Each move of a branch has its own key, even if the branch moves back.
/// </summary>
internal static class IdempotencyKey
{
    /// <summary>The token of a build: the SHA-256 of the change, the rule and the project, 64 hexadecimal digits.</summary>
    public static string TokenOf(EventDelivery delivery, string? ruleName, string projectName)
    {
        var parts = new List<string?>(capacity: 16);
        AddChange(parts, delivery);
        parts.Add(ruleName);
        parts.Add(projectName);
        return Hash(parts);
    }

    /// <summary>The group in which a newer build supersedes an older one: a pull request or reference, a rule and a project. Null if the event has neither.</summary>
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
            // Whole seconds, as in messages: an event that was created with a finer time is the same change as its payload.
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
