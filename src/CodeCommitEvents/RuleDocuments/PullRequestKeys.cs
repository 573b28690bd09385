using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The keys of a rule about pull requests in a document.</summary>
internal static class PullRequestKeys
{
    public static IEnumerable<RuleKey<PullRequestRuleBuilder>> All =>
    [
        RuleModels.Verbs<PullRequestRuleBuilder>(
            "What happened. Default: opened or updated.",
            ("opened", static pullRequest => pullRequest.Opened()),
            ("updated", static pullRequest => pullRequest.Updated()),
            ("closed", static pullRequest => pullRequest.Closed()),
            ("merged", static pullRequest => pullRequest.Merged()),
            ("approved", static pullRequest => pullRequest.Approved()),
            ("approvalRevoked", static pullRequest => pullRequest.ApprovalRevoked()),
            ("approvalChanged", static pullRequest => pullRequest.ApprovalChanged()),
            ("rulesOverridden", static pullRequest => pullRequest.RulesOverridden()),
            ("rulesReinstated", static pullRequest => pullRequest.RulesReinstated()),
            ("rulesEdited", static pullRequest => pullRequest.RulesEdited())),
        Key("mergedBy", "The pull request was merged in one of these ways.", RuleModels.MergeOptions, static (pullRequest, options) => pullRequest.Merged([.. options.Select(option => new MergeOption(option))])),
        Key("into", "Patterns for the destination branch. Default: any.", RuleValues.Texts, static (pullRequest, patterns) => pullRequest.Into(patterns)),
        Key("from", "Patterns for the source branch. Default: any.", RuleValues.Texts, static (pullRequest, patterns) => pullRequest.From(patterns)),
        Key("author", "Who opened it: patterns for ARNs, or objects as {\"role\": \"maintainers\"}. Default: anybody.", RuleDefinitions.Callers, static (pullRequest, callers) => pullRequest.AuthoredBy(callers)),
        Key("titleContaining", "Texts of which the title has one in it, in any case.", RuleValues.Texts, static (pullRequest, texts) => pullRequest.TitleContaining(texts)),
        Key("titleMatching", "A regular expression that is found in the title.", RuleValues.Text, static (pullRequest, regex) => pullRequest.TitleMatching(regex)),
        Key("descriptionContaining", "Texts of which the description has one in it, in any case.", RuleValues.Texts, static (pullRequest, texts) => pullRequest.DescriptionContaining(texts)),
        Key("descriptionMatching", "A regular expression that is found in the description.", RuleValues.Text, static (pullRequest, regex) => pullRequest.DescriptionMatching(regex)),
        .. ChangeKeys.Of<PullRequestRuleBuilder, Events.PullRequestEvent>(),
    ];

    /// <summary>What happened is one of several words: beside any merge, merges of one kind would say nothing.</summary>
    public static void Check(RuleNode node, RuleErrors errors)
    {
        if (node.Find("mergedBy") is { } mergedBy && node.Find("when") is { } when && when.ItemsOrSelf.Any(word => word.Text == "merged"))
        {
            errors.Add(mergedBy, "stands beside merged in when, which takes merges of any kind: write one of both");
        }
    }

    private static RuleKey<PullRequestRuleBuilder> Key<T>(string name, string description, RuleValue<T> value, Action<PullRequestRuleBuilder, T> apply)
        where T : class => RuleModels.Key(name, description, value, apply);
}
