using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>
/// The cause of a build: its event, rule and commit. The dispatcher passes these values to the build as environment variables. A
/// value that the event does not have is null, and its variable is not set.
/// </summary>
/// <remarks>
/// The values contain untrusted text, such as the names of branches, tags and role sessions. In a shell, quote the variables
/// (<c>"$CODECOMMIT_BRANCH"</c>), and never evaluate their values. The names of the variables start with <see cref="DefaultPrefix"/>. For
/// another prefix, set <c>BuildDispatcherOptions.EnvironmentPrefix</c> and pass the prefix to <see cref="FromEnvironment(string)"/>.
/// </remarks>
public sealed record BuildCause
{
    /// <summary>The default prefix of the variables.</summary>
    public const string DefaultPrefix = "CODECOMMIT_";

    private const int MaxTextLength = 200;
    private const int CommitLength = 12;

    /// <summary>The name of the event, such as <c>pullRequestCreated</c>. Variable: <c>EVENT</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The name of the rule. Variable: <c>RULE</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>
    /// The file in the repository from which the rule was read, with its commit and branch:
    /// <c>.codecommit-events.json at 2167ac048f33 of main</c>. Null for a rule of the dispatcher. Variable: <c>RULE_SOURCE</c>.
    /// </summary>
    public string? RuleSource { get; init; }

    /// <summary>The name of the repository. Variable: <c>REPOSITORY</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>The full name of the branch or tag, such as <c>refs/heads/main</c>; for a pull request, its source branch. Variable: <c>REFERENCE</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>The short name of the branch, such as <c>main</c>; for a pull request, its source branch. Variable: <c>BRANCH</c>.</summary>
    public string? Branch { get; init; }

    /// <summary>The short name of the tag. Variable: <c>TAG</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>The commit id of the event, 40 hexadecimal digits. Variable: <c>COMMIT</c>.</summary>
    public string? Commit { get; init; }

    /// <summary>The id of the previous commit; for a deleted branch or tag, the commit to which it pointed. Variable: <c>PREVIOUS_COMMIT</c>.</summary>
    public string? PreviousCommit { get; init; }

    /// <summary><c>branch/NAME</c>, <c>tag/NAME</c> or <c>pr/NUMBER</c>: the format of CodeBuild's webhooks. Variable: <c>TRIGGER</c>.</summary>
    public string? Trigger { get; init; }

    /// <summary>The number of the pull request. Variable: <c>PULL_REQUEST_ID</c>.</summary>
    public string? PullRequestId { get; init; }

    /// <summary>The full name of the source branch of the pull request. Variable: <c>SOURCE_REFERENCE</c>.</summary>
    public string? SourceReference { get; init; }

    /// <summary>The commit id of the tip of the source branch. Variable: <c>SOURCE_COMMIT</c>.</summary>
    public string? SourceCommit { get; init; }

    /// <summary>The full name of the destination branch. Variable: <c>DESTINATION_REFERENCE</c>.</summary>
    public string? DestinationReference { get; init; }

    /// <summary>The commit id of the tip of the destination branch. Variable: <c>DESTINATION_COMMIT</c>.</summary>
    public string? DestinationCommit { get; init; }

    /// <summary>The revision id of the pull request, which the approval operations of CodeCommit require. Variable: <c>REVISION</c>.</summary>
    public string? Revision { get; init; }

    /// <summary>The id of the comment that requested the build. Variable: <c>COMMENT_ID</c>.</summary>
    public string? CommentId { get; init; }

    /// <summary>The ARN of the caller who caused the event. Variable: <c>ACTOR</c>.</summary>
    public string? Actor { get; init; }

    /// <summary>The idempotency token of the build. <see cref="IBuildFinder"/> finds the build by this token. Variable: <c>TOKEN</c>.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// Whether a newer build of the same rule and project, for the same pull request, branch or tag, stops this build
    /// (<see cref="BuildRequest.CancelsSuperseded"/>). Default: false. Variable: <c>CANCELS_SUPERSEDED</c> with the value <c>true</c>.
    /// </summary>
    public bool CancelsSuperseded { get; init; }

    /// <summary>What the build checks: its project and its settings. Null for a build that no pull request caused. Variable: <c>BUILD_KEY</c>.</summary>
    public BuildKey? BuildKey { get; init; }

    /// <summary>
    /// All builds that the rules request for this revision of the pull request, also this one. Variable: <c>REQUIRED_BUILDS</c> with spaces between
    /// them. Empty if they are unknown, or if the event did not create the revision: only a pull request that was opened or got new commits does.
    /// </summary>
    public ValueList<BuildKey> RequiredBuilds { get; init => field = value ?? ValueList<BuildKey>.Empty; } = ValueList<BuildKey>.Empty;

    /// <summary>
    /// The facts that were unknown when the build was requested, on the assumption that the conditions on them are met
    /// (<see cref="BuildRequest.AssumedFacts"/>). Default: none. Variable: <c>ASSUMED_FACTS</c> with the value <c>ChangedFiles</c>, <c>Commit</c>
    /// or <c>Commit, ChangedFiles</c>.
    /// </summary>
    public EventFactKinds AssumedFacts { get; init; }

    /// <summary>Reads the cause from the environment variables of this process. Returns null if none of the variables is set.</summary>
    /// <param name="prefix">The prefix of the variables. Default: <see cref="DefaultPrefix"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    public static BuildCause? FromEnvironment(string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new BuildCauseVariables(prefix).Read(Environment.GetEnvironmentVariable);
    }

    /// <summary>Reads the cause of a build from a CodeBuild event about the build. Returns null if the event has none of the variables.</summary>
    /// <param name="build">The event.</param>
    /// <param name="prefix">The prefix of the variables. Default: <see cref="DefaultPrefix"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static BuildCause? FromEnvironment(BuildEvent build, string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(prefix);
        var variables = build.Information?.Environment?.EnvironmentVariables ?? ValueList<BuildEnvironmentVariable>.Empty;
        return new BuildCauseVariables(prefix).Read(name => variables.FirstOrDefault(variable => variable.Name == name)?.Value);
    }

    /// <summary>Returns the cause of a build for an event.</summary>
    /// <param name="serviceEvent">Any event.</param>
    /// <param name="ruleName">The name of the rule. Default: null, for a build without a rule.</param>
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
            Branch = reference is { IsBranch: true } branch ? branch.Name : null,
            Tag = reference is { IsTag: true } tag ? tag.Name : null,
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

    /// <summary>Returns the environment variables. If a property is null or empty, its variable is not included.</summary>
    /// <param name="prefix">The prefix of the variables. Default: <see cref="DefaultPrefix"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    public ValueMap<string> ToEnvironment(string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new(new BuildCauseVariables(prefix).Write(this));
    }

    private static string? TriggerOf(GitReference? reference) => reference switch
    {
        { Kind: GitReferenceKind.Branch } branch => $"branch/{branch.Name}",
        { Kind: GitReferenceKind.Tag } tag => $"tag/{tag.Name}",
        _ => null,
    };

    /// <summary>
    /// Returns the event, the repository, the trigger and the start of the commit id, on one line. Control characters are escaped, and
    /// long names are shortened.
    /// </summary>
    public override string ToString()
    {
        var words = new List<string>(capacity: 4);
        foreach (var word in (string?[])[Event, Repository, Trigger, Commit is { Length: > CommitLength } commit ? commit[..CommitLength] : Commit])
        {
            if (word is not null)
            {
                words.Add(DisplayText.Escape(DisplayText.Shorten(word, MaxTextLength)));
            }
        }

        return string.Join(' ', words);
    }
}
