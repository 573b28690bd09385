using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// The identity of a build or a notification. For a build: its change, its rule, its project, and its position among the builds of the rule for
/// this project. For a notification: its change and its channel, so that several rules notify a channel once. The identity is the same if one
/// change arrives several times: as a repeated delivery, through several subscriptions, or as a notification and an EventBridge event. Each
/// push has its own identity, even if it moves a branch back to an earlier commit.
/// </summary>
/// <param name="Key">The key of the claim: the SHA-256 hash of the identity, 64 hexadecimal digits.</param>
/// <param name="Group">The key of the group in which a newer build supersedes an older one. Null if the build supersedes none, or if the event has neither a pull request nor a reference.</param>
/// <param name="HasMoment">Whether the identity contains the moment of the change. If not, a later change can have the same key.</param>
internal sealed record ActionIdentity(string Key, string? Group, bool HasMoment)
{
    private const int UsualLength = 512;

    /// <summary>Returns the identity of a build.</summary>
    /// <param name="delivery">The event.</param>
    /// <param name="request">The build.</param>
    /// <param name="batch">The batch build that the rule is about. It replaces the event: the events of all its builds have the same identity. Default: null, which means none.</param>
    public static ActionIdentity Of(EventDelivery delivery, BuildRequest request, BuildBatch? batch = null)
    {
        var serviceEvent = delivery.Event;
        var project = request.Ordinal == 0 ? request.ProjectName : string.Create(CultureInfo.InvariantCulture, $"{request.ProjectName}\n{request.Ordinal}");
        var parts = PartsOf(delivery, batch, out var hasMoment);
        parts.Add(request.RuleName);
        parts.Add(project);
        var file = FileOf(request);
        parts.AddRange(file);
        var group = request.CancelsSuperseded && serviceEvent.Subject is { } subject
            ? Hash([serviceEvent.Account, serviceEvent.Region, serviceEvent.RepositoryName, subject, request.RuleName, project, .. file])
            : null;
        return new(Hash(parts), group, hasMoment);
    }

    /// <summary>Returns the identity of a notification.</summary>
    /// <param name="delivery">The event.</param>
    /// <param name="notification">The notification.</param>
    /// <param name="batch">The batch build that the rule is about. Null if there is none.</param>
    /// <param name="hasFailed">Whether the notification is the answer to a command that failed. The next attempt can succeed, and then has another answer. Default: false.</param>
    public static ActionIdentity Of(EventDelivery delivery, NotificationRequest notification, BuildBatch? batch, bool hasFailed = false)
    {
        var parts = PartsOf(delivery, batch, out var hasMoment);
        parts.AddRange([null, "channel", notification.ChannelName]);
        if (notification.Subject == ActionSubject.PullRequest)
        {
            parts.AddRange(["answer", hasFailed ? "failed" : null]);
        }

        return new(Hash(parts), Group: null, hasMoment);
    }

    /// <summary>Returns the identity of the notification about a problem of the rules in a repository: each problem is told once on each pull request.</summary>
    public static ActionIdentity Of(ServiceEvent serviceEvent, NotificationRequest notification, RulesProblem problem)
    {
        var pullRequestId = BuildCause.FromEvent(serviceEvent).PullRequestId;
        var parts = new List<string?> { serviceEvent.Account, serviceEvent.Region, problem.Source.RepositoryName, "rules", problem.Source.Path, pullRequestId, notification.ChannelName };
        parts.AddRange(problem.Errors);
        return new(Hash(parts), Group: null, HasMoment: true);
    }

    /// <summary>Returns the token of an action whose claim key can have several results.</summary>
    public string TokenFor(BuildClaim claim) => Hash([Key, claim.FirstAcquired?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? claim.Holder]);

    /// <summary>
    /// Returns what tells the builds of a file's rules from those of the dispatcher's rules, whatever their names are. Otherwise a file could take the
    /// claim of another build, or supersede it.
    /// </summary>
    private static string?[] FileOf(BuildRequest request) => request.RuleSource is { } source ? [null, "file", source.Path] : [];

    /// <summary>Returns what identifies the change of a delivery, or the batch build.</summary>
    private static List<string?> PartsOf(EventDelivery delivery, BuildBatch? batch, out bool hasMoment)
    {
        var serviceEvent = delivery.Event;
        var parts = new List<string?>(capacity: 16)
        {
            serviceEvent.Account, serviceEvent.Region, (serviceEvent as CodeCommitEvent)?.RepositoryName, serviceEvent.WireName,
        };
        hasMoment = batch is not null || MomentMark.AddTo(parts, delivery);
        parts.AddRange(batch is null ? serviceEvent.IdentityParts : ["batch", .. batch.IdentityParts]);
        return parts;
    }

    private static string Hash(List<string?> parts)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[UsualLength]);
        foreach (var part in parts)
        {
            // The length before each part makes the text unambiguous.
            text.AppendFormatted(part?.Length ?? -1);
            text.AppendLiteral(":");
            text.AppendFormatted(part);
            text.AppendLiteral(";");
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encode(text.ToStringAndClear()), hash);
        return LowerHex.Of(hash);
    }

    /// <summary>
    /// Returns the text in UTF-8. UTF-8 has no lone surrogates, so a text with one is returned in UTF-16, after a byte that never occurs in
    /// UTF-8.
    /// </summary>
    private static byte[] Encode(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || Encoding.UTF8.GetString(utf8) == text ? utf8 : [0xFF, .. MemoryMarshal.AsBytes(text.AsSpan())];
    }
}
