namespace CodeCommitEvents.Rules;

/// <summary>Collects rules. Each is written as a lambda that must return a finished rule, so that none can be forgotten half way.</summary>
public sealed class BuildRulesBuilder
{
    private readonly List<BuildRule> rules = [];

    internal BuildRulesBuilder()
    {
    }

    /// <summary>Adds a rule for pushes to branches: a new branch counts as its first push, a deletion does not.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="define"/> is null.</exception>
    public BuildRulesBuilder OnPush(Func<PushRuleBuilder, BuildRule> define) => Add(define, new PushRuleBuilder());

    /// <summary>Adds a rule for pull requests that are opened or whose source is updated.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="define"/> is null.</exception>
    public BuildRulesBuilder OnPullRequest(Func<PullRequestRuleBuilder, BuildRule> define) => Add(define, new PullRequestRuleBuilder());

    /// <summary>The rules so far, in their order. The builder can go on being used.</summary>
    public BuildRules Build() => new(rules);

    private BuildRulesBuilder Add<TBuilder>(Func<TBuilder, BuildRule> define, TBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(define);
        rules.Add(define(builder) ?? throw new ArgumentException("The rule is null.", nameof(define)));
        return this;
    }
}
