using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Writes and reads the environment variables of a <see cref="BuildCause"/>.</summary>
internal static class BuildCauseVariables
{
    private const string True = "true";

    private static readonly (string Name, Func<BuildCause, string?> Get, Func<BuildCause, string, BuildCause> With)[] All =
    [
        ("EVENT", static cause => cause.Event, static (cause, value) => cause with { Event = value }),
        ("RULE", static cause => cause.Rule, static (cause, value) => cause with { Rule = value }),
        ("RULE_SOURCE", static cause => cause.RuleSource, static (cause, value) => cause with { RuleSource = value }),
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
        ("CANCELS_SUPERSEDED", static cause => cause.CancelsSuperseded ? True : null, static (cause, value) => cause with { CancelsSuperseded = value == True }),
        ("BUILD_KEY", static cause => cause.BuildKey?.ToString(), static (cause, value) => cause with { BuildKey = BuildKey.TryParse(value, out var key) ? key : null }),
        ("REQUIRED_BUILDS", static cause => BuildKey.Join(cause.RequiredBuilds), static (cause, value) => cause with { RequiredBuilds = BuildKey.Split(value) }),
        ("ASSUMED_FACTS", static cause => FactNames.Write(cause.AssumedFacts), static (cause, value) => cause with { AssumedFacts = FactNames.Read(value) }),
        ("TOKEN", static cause => cause.Token, static (cause, value) => cause with { Token = value }),
    ];

    /// <summary>Returns the variables that have a value.</summary>
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

    /// <summary>Returns the cause that the variables describe. Null if none of them is set.</summary>
    public static BuildCause? Read(Func<string, string?> getVariable, string prefix)
    {
        BuildCause? cause = null;
        foreach (var (name, _, with) in All)
        {
            if (getVariable(prefix + name) is { Length: > 0 } value)
            {
                cause = with(cause ?? new(), value);
            }
        }

        return cause;
    }

    /// <summary>Returns a copy of the request with the variables of its cause. A variable that the rule sets is not replaced.</summary>
    public static BuildRequest AddTo(BuildRequest request, BuildCause cause, string prefix)
    {
        // On Windows, the names of environment variables are not case-sensitive.
        var ruleVariables = new HashSet<string>(request.EnvironmentVariables.Keys, StringComparer.OrdinalIgnoreCase);
        var variables = new Dictionary<string, BuildEnvironmentValue>(All.Length + ruleVariables.Count, StringComparer.Ordinal);
        foreach (var (name, value) in Write(cause, prefix))
        {
            if (!ruleVariables.Contains(name))
            {
                variables.Add(name, new() { Value = Truncate(value) });
            }
        }

        foreach (var (name, value) in request.EnvironmentVariables)
        {
            variables.Add(name, value);
        }

        return request with { EnvironmentVariables = new ValueMap<BuildEnvironmentValue>(variables) };
    }

    /// <summary>Shortens a value to the maximum length without splitting a surrogate pair.</summary>
    private static string Truncate(string value)
    {
        const int MaxLength = BuildEnvironmentValue.MaxLength;
        return value.Length <= MaxLength ? value : value[..(char.IsHighSurrogate(value[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
