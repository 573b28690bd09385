using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for pull requests. Without <see cref="Opened"/> or <see cref="Updated"/> it is about both.</summary>
public sealed class PullRequestRuleBuilder : RuleBuilder<PullRequestRuleBuilder>
{
    private bool isOpened;
    private bool isUpdated;

    internal PullRequestRuleBuilder()
    {
    }

    private protected override Condition Subject
    {
        get
        {
            var (opened, updated) = isOpened || isUpdated ? (isOpened, isUpdated) : (true, true);
            return new(
                $"a pull request {(opened && updated ? "opened or updated" : opened ? "opened" : "updated")}",
                serviceEvent => serviceEvent switch
                {
                    PullRequestCreatedEvent => opened,
                    PullRequestSourceBranchUpdatedEvent => updated,
                    _ => false,
                },
                Condition.EventName);
        }
    }

    /// <summary>The pull request was opened.</summary>
    public PullRequestRuleBuilder Opened()
    {
        isOpened = true;
        return this;
    }

    /// <summary>Somebody pushed to the source of the pull request.</summary>
    public PullRequestRuleBuilder Updated()
    {
        isUpdated = true;
        return this;
    }

    /// <summary>Also when somebody pushed to the source of the pull request: reads well behind <see cref="Opened"/>.</summary>
    public PullRequestRuleBuilder OrUpdated() => Updated();

    /// <summary>The destination is one of these branches. Default: any.</summary>
    /// <param name="patterns">Patterns as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public PullRequestRuleBuilder Into(params string[] patterns) =>
        AddBranch("destination", patterns, static pullRequest => pullRequest.Destination);

    /// <summary>The source is one of these branches. Default: any.</summary>
    /// <param name="patterns">Patterns as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public PullRequestRuleBuilder From(params string[] patterns) =>
        AddBranch("source", patterns, static pullRequest => pullRequest.Source);

    private PullRequestRuleBuilder AddBranch(string words, string[] patterns, Func<PullRequestEvent, GitReference?> branchOf)
    {
        var branches = new BranchPatterns(patterns);
        return Add(new(
            $"{words} {branches}",
            serviceEvent => serviceEvent is PullRequestEvent pullRequest && branchOf(pullRequest) is { } branch && branches.IsMatch(branch),
            serviceEvent => serviceEvent is PullRequestEvent pullRequest && branchOf(pullRequest) is { } branch ? branch.Name : Condition.None));
    }
}
