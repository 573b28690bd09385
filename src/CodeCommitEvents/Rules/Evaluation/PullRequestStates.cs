using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Creates what commands need from the decision about a pull request.</summary>
internal static class PullRequestStates
{
    private const int MostRules = 10;
    private const int CommitLength = 12;

    public static PullRequestState Of(BuildDecision decision, PullRequestEvent pullRequest, BuildRule[] rules) => new()
    {
        PullRequest = pullRequest,
        Builds = decision.Builds,
        RequiredBuilds = RequiredBuilds.Of(decision),
        Explanation = [.. Lines(decision.Explanation)],
        Failures = decision.Failures,
        RepositoryRulesProblem = decision.RepositoryRulesProblem,
        UnknownFacts = decision.WithholdsBuilds ? decision.NeededFacts : EventFactKinds.None,
        Projects = [.. decision.Builds.Select(ProjectOf).Concat(ProjectsOf(rules, new(pullRequest, decision.Facts))).Distinct()],
    };

    /// <summary>Returns the newest commit of a pull request for an answer. Empty if it is unknown.</summary>
    public static string At(PullRequestState state) => state.PullRequest.SourceCommit is { Length: > CommitLength } commit ? $" at {commit[..CommitLength]}" : "";

    /// <summary>Returns the project of a build.</summary>
    public static BuildKey ProjectOf(BuildRequest build) => new() { ProjectName = build.ProjectName, IsBatch = build.IsBatch };

    /// <summary>
    /// Returns the projects of all rules about events that can belong to the pull request, such as comments and approvals. A name that a function computes from
    /// another event is unknown.
    /// </summary>
    private static IEnumerable<BuildKey> ProjectsOf(BuildRule[] rules, EvaluationContext pullRequest) => rules
        .Where(rule => !IsAboutReferences(rule) && !Array.Exists(rule.Conditions, condition => condition is RepositoryCondition && condition.Test(pullRequest) == ConditionResult.NoMatch))
        .SelectMany(static rule => rule.Actions)
        .Where(static action => action.ProjectName is not null)
        .Select(static action => new BuildKey { ProjectName = action.ProjectName!, IsBatch = action.IsBatch });

    /// <summary>Whether a rule is about branches and tags, and never about a pull request.</summary>
    public static bool IsAboutReferences(BuildRule rule) =>
        EventCatalog.MayBe(rule.EventType, EventFamily.Reference) && !EventCatalog.MayBe(rule.EventType, EventFamily.PullRequest);

    private static IEnumerable<string> Lines(DecisionExplanation explanation)
    {
        var rules = explanation.Rules.Where(static rule => rule.IsAboutEvent).OrderByDescending(static rule => rule.IsMatch).ThenBy(RuleExplainer.Distance).ToList();
        foreach (var rule in rules.Take(MostRules))
        {
            yield return rule.Projects.Count == 0 ? rule.ToString() : $"{rule}; requests {string.Join(" and ", rule.Projects)}";
        }

        if (rules.Count > MostRules)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"and {rules.Count - MostRules} rules that are further from a match");
        }

        if (rules.Count == 0)
        {
            yield return "no rule is about pull requests";
        }

        if (explanation.RepositoryRules is { } source)
        {
            yield return $"rules of the repository: {source}";
        }
    }
}
