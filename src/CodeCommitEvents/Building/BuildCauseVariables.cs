namespace CodeCommitEvents.Building;

/// <summary>The environment variables of a <see cref="BuildCause"/>: the one table by which they are written and read.</summary>
internal static class BuildCauseVariables
{
    private static readonly (string Name, Func<BuildCause, string?> Get, Func<BuildCause, string, BuildCause> With)[] All =
    [
        ("EVENT", static cause => cause.Event, static (cause, value) => cause with { Event = value }),
        ("RULE", static cause => cause.Rule, static (cause, value) => cause with { Rule = value }),
        ("REPOSITORY", static cause => cause.Repository, static (cause, value) => cause with { Repository = value }),
        ("REFERENCE", static cause => cause.Reference, static (cause, value) => cause with { Reference = value }),
        ("BRANCH", static cause => cause.Branch, static (cause, value) => cause with { Branch = value }),
        ("TAG", static cause => cause.Tag, static (cause, value) => cause with { Tag = value }),
        ("COMMIT", static cause => cause.Commit, static (cause, value) => cause with { Commit = value }),
        ("PREVIOUS_COMMIT", static cause => cause.PreviousCommit, static (cause, value) => cause with { PreviousCommit = value }),
        ("TRIGGER", static cause => cause.Trigger, static (cause, value) => cause with { Trigger = value }),
        ("PULL_REQUEST_ID", static cause => cause.PullRequestId, static (cause, value) => cause with { PullRequestId = value }),
        ("SOURCE_REFERENCE", static cause => cause.SourceReference, static (cause, value) => cause with { SourceReference = value }),
        ("SOURCE_COMMIT", static cause => cause.SourceCommit, static (cause, value) => cause with { SourceCommit = value }),
        ("DESTINATION_REFERENCE", static cause => cause.DestinationReference, static (cause, value) => cause with { DestinationReference = value }),
        ("DESTINATION_COMMIT", static cause => cause.DestinationCommit, static (cause, value) => cause with { DestinationCommit = value }),
        ("REVISION", static cause => cause.Revision, static (cause, value) => cause with { Revision = value }),
        ("COMMENT_ID", static cause => cause.CommentId, static (cause, value) => cause with { CommentId = value }),
        ("ACTOR", static cause => cause.Actor, static (cause, value) => cause with { Actor = value }),
        ("TOKEN", static cause => cause.Token, static (cause, value) => cause with { Token = value }),
    ];

    /// <summary>The variables that have a value.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(BuildCause cause, string prefix)
    {
        foreach (var (name, get, _) in All)
        {
            if (get(cause) is { Length: > 0 } value)
            {
                yield return new(prefix + name, value);
            }
        }
    }

    /// <summary>A cause of the values that there are; null where there is none.</summary>
    public static BuildCause? Read(Func<string, string?> valueOf, string prefix)
    {
        BuildCause? cause = null;
        foreach (var (name, _, with) in All)
        {
            if (valueOf(prefix + name) is { Length: > 0 } value)
            {
                cause = with(cause ?? new(), value);
            }
        }

        return cause;
    }
}
