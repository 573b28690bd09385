using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Writes and reads the environment variables of a <see cref="BuildCause"/>.</summary>
internal sealed class BuildCauseVariables
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

    /// <summary>The names with the prefix, in the order of <see cref="All"/>.</summary>
    private readonly string[] names = new string[All.Length];

    /// <param name="prefix">The prefix of the names.</param>
    public BuildCauseVariables(string prefix)
    {
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = prefix + All[index].Name;
        }
    }

    /// <summary>Returns the variables that have a value.</summary>
    public IEnumerable<KeyValuePair<string, string>> Write(BuildCause cause)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (All[index].Get(cause) is { Length: > 0 } value)
            {
                yield return new(names[index], value);
            }
        }
    }

    /// <summary>Returns the cause that the variables describe. Null if none of them is set.</summary>
    public BuildCause? Read(Func<string, string?> getVariable)
    {
        BuildCause? cause = null;
        for (var index = 0; index < names.Length; index++)
        {
            if (getVariable(names[index]) is { Length: > 0 } value)
            {
                cause = All[index].With(cause ?? new(), value);
            }
        }

        return cause;
    }

    /// <summary>Returns the variables of a rule with those of the cause. A variable that the rule sets is not replaced.</summary>
    public ValueMap<BuildEnvironmentValue> AddTo(ValueMap<BuildEnvironmentValue> ofRule, BuildCause cause)
    {
        // On Windows, the names of environment variables are not case-sensitive.
        var ruleNames = new HashSet<string>(ofRule.Keys, StringComparer.OrdinalIgnoreCase);
        var variables = new Dictionary<string, BuildEnvironmentValue>(names.Length + ruleNames.Count, StringComparer.Ordinal);
        foreach (var (name, value) in Write(cause))
        {
            if (!ruleNames.Contains(name))
            {
                variables.Add(name, new() { Value = Truncate(value) });
            }
        }

        foreach (var (name, value) in ofRule)
        {
            variables.Add(name, value);
        }

        return ValueMap<BuildEnvironmentValue>.Of(variables);
    }

    /// <summary>Shortens a value to the maximum length without splitting a surrogate pair.</summary>
    private static string Truncate(string value)
    {
        const int MaxLength = BuildEnvironmentValue.MaxLength;
        return value.Length <= MaxLength ? value : value[..(char.IsHighSurrogate(value[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
