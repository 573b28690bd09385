using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Names a change and its moment, never its delivery: a second delivery, a second subscription, and the notification and the
/// EventBridge event of one change have the same identity, while a branch that is moved there and back has a new one each time.
/// </summary>
internal static class IdempotencyKey
{
    /// <summary>The token of a build: 64 hexadecimal digits, the SHA-256 of the change, the rule and the project.</summary>
    public static string TokenOf(EventDelivery delivery, string? ruleName, string projectName) =>
        Hash([.. PartsOf(delivery), ruleName, projectName]);

    /// <summary>The builds of which only the newest one may matter: of a pull request or reference, a rule and a project. Null where it is of neither.</summary>
    public static string? GroupOf(ServiceEvent serviceEvent, string? ruleName, string projectName) => serviceEvent.Subject is { } subject
        ? Hash([serviceEvent.Account, serviceEvent.Region, serviceEvent.RepositoryName, subject, ruleName, projectName])
        : null;

    private static string Hash(IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // The length before each part keeps two parts from being read as one.
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ToLowerInvariant();
    }

    private static IEnumerable<string?> PartsOf(EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        IEnumerable<string?> source = [serviceEvent.Account, serviceEvent.Region, (serviceEvent as CodeCommitEvent)?.RepositoryName, serviceEvent.WireName];
        IEnumerable<string?> moment = delivery.Envelope is TriggerEnvelope { EventId: { } id } trigger
            ? [id, trigger.EventPartNumber?.ToString(CultureInfo.InvariantCulture)]
            : [Moment(serviceEvent)];
        return [.. source, .. moment, .. serviceEvent.IdentityParts];
    }

    /// <summary>In whole seconds, as messages tell it: an event that was made with a finer time is the same change as its payload.</summary>
    private static string? Moment(ServiceEvent serviceEvent) => serviceEvent.Time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
