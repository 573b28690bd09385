using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>
/// What a build was started for, as its environment tells it: the contract between the event and the build. What the event
/// does not have is null, and not sent.
/// </summary>
/// <remarks>
/// Names of branches, references and people are chosen by strangers. Quote them in a shell (<c>"$CODECOMMIT_BRANCH"</c>), and
/// never evaluate them.
/// </remarks>
public sealed record BuildCause
{
    /// <summary>What the names of the variables start with by default.</summary>
    public const string DefaultPrefix = "CODECOMMIT_";

    private const int LongestName = 200;
    private const int ShortCommit = 12;

    /// <summary>The name of the event, as <c>pullRequestCreated</c> (<c>EVENT</c>).</summary>
    public string? Event { get; init; }

    /// <summary>The name of the rule (<c>RULE</c>).</summary>
    public string? Rule { get; init; }

    /// <summary>The name of the repository (<c>REPOSITORY</c>).</summary>
    public string? Repository { get; init; }

    /// <summary>The full name of the branch or tag; of a pull request its source (<c>REFERENCE</c>).</summary>
    public string? Reference { get; init; }

    /// <summary>The short name of the branch; of a pull request its source (<c>BRANCH</c>).</summary>
    public string? Branch { get; init; }

    /// <summary>The short name of the tag (<c>TAG</c>).</summary>
    public string? Tag { get; init; }

    /// <summary>The full id of the commit that is built (<c>COMMIT</c>).</summary>
    public string? Commit { get; init; }

    /// <summary>The commit before; of a deletion the one that was deleted (<c>PREVIOUS_COMMIT</c>).</summary>
    public string? PreviousCommit { get; init; }

    /// <summary><c>branch/NAME</c>, <c>tag/NAME</c> or <c>pr/NUMBER</c>, as CodeBuild's webhooks write it (<c>TRIGGER</c>).</summary>
    public string? Trigger { get; init; }

    /// <summary>The number of the pull request (<c>PULL_REQUEST_ID</c>).</summary>
    public string? PullRequestId { get; init; }

    /// <summary>The full name of the source of the pull request (<c>SOURCE_REFERENCE</c>).</summary>
    public string? SourceReference { get; init; }

    /// <summary>The tip of the source (<c>SOURCE_COMMIT</c>).</summary>
    public string? SourceCommit { get; init; }

    /// <summary>The full name of the destination (<c>DESTINATION_REFERENCE</c>).</summary>
    public string? DestinationReference { get; init; }

    /// <summary>The tip of the destination (<c>DESTINATION_COMMIT</c>).</summary>
    public string? DestinationCommit { get; init; }

    /// <summary>The revision of the pull request: the one that a verdict may be given about (<c>REVISION</c>).</summary>
    public string? Revision { get; init; }

    /// <summary>The id of the comment that asked for the build (<c>COMMENT_ID</c>).</summary>
    public string? CommentId { get; init; }

    /// <summary>The ARN of who acted (<c>ACTOR</c>).</summary>
    public string? Actor { get; init; }

    /// <summary>The idempotency token of the build, by which it is found again (<c>TOKEN</c>).</summary>
    public string? Token { get; init; }

    /// <summary>What the build was started for whose environment this process has. Null where none of the variables is there.</summary>
    /// <param name="prefix">What the names of the variables start with.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    public static BuildCause? FromEnvironment(string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return BuildCauseVariables.Read(Environment.GetEnvironmentVariable, prefix);
    }

    /// <summary>What the build of an event of CodeBuild was started for. Null where the event tells none of the variables.</summary>
    /// <param name="build">The event.</param>
    /// <param name="prefix">What the names of the variables start with.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static BuildCause? FromEnvironment(BuildEvent build, string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(prefix);
        var variables = build.Information?.Environment?.EnvironmentVariables ?? ValueList<BuildEnvironmentVariable>.Empty;
        return BuildCauseVariables.Read(name => variables.FirstOrDefault(variable => variable.Name == name)?.Value, prefix);
    }

    /// <summary>What a build of an event is started for.</summary>
    /// <param name="serviceEvent">Any event.</param>
    /// <param name="ruleName">The rule. Null where none asked for the build.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public static BuildCause FromEvent(ServiceEvent serviceEvent, string? ruleName = null)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        var codeCommitEvent = serviceEvent as CodeCommitEvent;
        var pullRequest = serviceEvent as PullRequestEvent;
        var comment = serviceEvent as CommentEvent;
        var pullRequestComment = serviceEvent as PullRequestCommentEvent;
        var pullRequestId = pullRequest?.PullRequestId ?? pullRequestComment?.PullRequestId;
        var checkout = serviceEvent.Checkout;
        var reference = (serviceEvent as ReferenceEvent)?.Reference ?? checkout?.Reference;
        return new()
        {
            Event = codeCommitEvent?.EventName ?? serviceEvent.WireName,
            Rule = ruleName,
            Repository = serviceEvent.RepositoryName,
            Reference = reference?.FullName,
            Branch = reference is { IsBranch: true } ? reference.Value.Name : null,
            Tag = reference is { IsTag: true } ? reference.Value.Name : null,
            Commit = checkout?.CommitId,
            PreviousCommit = checkout?.PreviousCommitId ?? (serviceEvent as ReferenceDeletedEvent)?.OldCommitId,
            Trigger = pullRequestId is not null ? $"pr/{pullRequestId}" : TriggerOf(reference),
            PullRequestId = pullRequestId,
            SourceReference = pullRequest?.Source?.FullName,
            SourceCommit = pullRequest?.SourceCommit ?? pullRequestComment?.AfterCommitId,
            DestinationReference = pullRequest?.Destination?.FullName,
            DestinationCommit = pullRequest?.DestinationCommit ?? pullRequestComment?.BeforeCommitId,
            Revision = pullRequest?.RevisionId,
            CommentId = comment?.CommentId,
            Actor = codeCommitEvent?.CallerUserArn?.Value,
        };
    }

    /// <summary>The variables that have a value, by their names.</summary>
    /// <param name="prefix">What the names start with.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    public ValueMap<string> ToEnvironment(string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new(BuildCauseVariables.Write(this, prefix));
    }

    private static string? TriggerOf(GitReference? reference) => reference switch
    {
        { Kind: GitReferenceKind.Branch } branch => $"branch/{branch.Name}",
        { Kind: GitReferenceKind.Tag } tag => $"tag/{tag.Name}",
        _ => null,
    };

    /// <summary>The event, the repository, the trigger and the start of the commit id, on one line. Control characters are escaped, and long names are shortened.</summary>
    public override string ToString()
    {
        string?[] words = [Event, Repository, Trigger, Commit is { Length: > ShortCommit } commit ? commit[..ShortCommit] : Commit];
        return string.Join(' ', words.OfType<string>().Select(static word => Printable.Of(Shortened.Of(word, LongestName))));
    }
}
