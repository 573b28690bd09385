using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>When a change happened. It orders the changes of one pull request, branch or tag.</summary>
public sealed record ChangeMoment
{
    /// <summary>The maximum difference between the clocks of this process and of AWS.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>The time of the change, in whole seconds.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The commit to which the branch or tag pointed before the change. Null if it is unknown, or if there was none.</summary>
    public string? OldCommitId { get; init; }

    /// <summary>The commit to which the branch or tag pointed after the change. Null if it is unknown, or if there is none.</summary>
    public string? CommitId { get; init; }

    /// <summary>
    /// Compares this change with another one. For equal times, the commits decide: a change that starts at the new commit of another
    /// change is later.
    /// </summary>
    /// <param name="other">The other change.</param>
    /// <returns>Whether this change is later. Null if that cannot be decided.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool? IsAfter(ChangeMoment other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Time != other.Time)
        {
            return Time > other.Time;
        }

        var follows = Follows(other);
        return follows == other.Follows(this) ? null : follows;
    }

    /// <summary>
    /// Returns when the change of an event happened, in whole seconds, because most payloads contain whole seconds. A time in the future would
    /// make all builds until then superseded builds, so it is replaced by the current time.
    /// </summary>
    internal static ChangeMoment Of(ServiceEvent serviceEvent, DateTimeOffset now)
    {
        var happened = serviceEvent.Time is { } known && known <= now + ClockSkew ? known : now;
        var (oldCommitId, commitId) = serviceEvent.Tips;
        return new() { Time = DateTimeOffset.FromUnixTimeSeconds(happened.ToUnixTimeSeconds()), OldCommitId = oldCommitId, CommitId = commitId };
    }

    private bool Follows(ChangeMoment other) => OldCommitId is { Length: > 0 } start && start == other.CommitId;
}
