using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Creates what commands need from the decision about a pull request.</summary>
internal static class PullRequestStates
{
    private const int MostRules = 10;
    private const int CommitLength = 12;

    public static PullRequestState Of(BuildDecision decision, PullRequestEvent pullRequest) => new()
    {
        PullRequest = pullRequest,
        Builds = decision.Builds,
        RequiredBuilds = RequiredBuilds.Of(decision),
        Explanation = [.. Lines(decision.Explanation)],
        Failures = decision.Failures,
    };

    /// <summary>Returns the newest commit of a pull request for an answer. Empty if it is unknown.</summary>
    public static string At(PullRequestState state) => state.PullRequest.SourceCommit is { Length: > CommitLength } commit ? $" at {commit[..CommitLength]}" : "";

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

        if (explanation.RepositoryRulesProblem is { } problem)
        {
            yield return $"rules of the repository: {problem}";
        }
        else if (explanation.RepositoryRules is { } source)
        {
            yield return $"rules of the repository: {source}";
        }
    }
}
