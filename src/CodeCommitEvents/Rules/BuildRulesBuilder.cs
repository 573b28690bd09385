using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>Collects rules. Each is written as a lambda that must return a finished rule, so that none can be forgotten half way.</summary>
/// <remarks>A name given before the lambda stands for the rule in explanations. Default: the name of its project.</remarks>
public sealed class BuildRulesBuilder
{
    private readonly List<RuleDefinition> rules = [];
    private readonly IReadOnlyList<Condition> shared;
    private MissingFactsBehavior? unknownMeaning;
    private FirstMatchScope? scope;

    internal BuildRulesBuilder()
        : this([])
    {
    }

    private BuildRulesBuilder(IReadOnlyList<Condition> shared) => this.shared = shared;

    /// <summary>Adds a rule for pushes to branches: a new branch counts as its first push, a deletion does not.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder OnPush(Func<PushRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnPush(Func{PushRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder OnPush(string name, Func<PushRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for tags: new and moved ones, unless it says otherwise.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder OnTag(Func<TagRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnTag(Func{TagRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder OnTag(string name, Func<TagRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for branches that are created or deleted.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder OnBranch(Func<BranchRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnBranch(Func{BranchRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder OnBranch(string name, Func<BranchRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for pull requests: opened and updated ones, unless it says otherwise.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder OnPullRequest(Func<PullRequestRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnPullRequest(Func{PullRequestRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder OnPullRequest(string name, Func<PullRequestRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for new comments on pull requests and commits.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder OnComment(Func<CommentRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnComment(Func{CommentRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder OnComment(string name, Func<CommentRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for builds that ended, so that one build follows another.</summary>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder OnFinishedBuild(Func<FinishedBuildRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnFinishedBuild(Func{FinishedBuildRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder OnFinishedBuild(string name, Func<FinishedBuildRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for any events of a type.</summary>
    /// <typeparam name="TEvent">The events: a type of their own or a family, as <see cref="ApprovalRuleTemplateEvent"/>.</typeparam>
    /// <param name="define">The rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns no rule.</exception>
    public BuildRulesBuilder On<TEvent>(Func<EventRuleBuilder<TEvent>, BuildRule> define)
        where TEvent : ServiceEvent => Add(null, define, new());

    /// <inheritdoc cref="On{TEvent}(Func{EventRuleBuilder{TEvent}, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">The rule.</param>
    public BuildRulesBuilder On<TEvent>(string name, Func<EventRuleBuilder<TEvent>, BuildRule> define)
        where TEvent : ServiceEvent => Add(Named(name), define, new());

    /// <summary>Adds rules for some repositories only. What the group says of unknown facts and of the first match is for its own rules.</summary>
    /// <param name="pattern">A pattern for the names of repositories: <c>shop-*</c>, <c>{cart,checkout}</c>.</param>
    /// <param name="define">The rules.</param>
    /// <exception cref="ArgumentException">The pattern is bad; or <paramref name="define"/> is null or returns another builder than it was given.</exception>
    public BuildRulesBuilder ForRepository(string pattern, Func<BuildRulesBuilder, BuildRulesBuilder> define) => ForRepositories([pattern], define);

    /// <summary>Adds rules for some repositories only. What the group says of unknown facts and of the first match is for its own rules.</summary>
    /// <param name="patterns">Patterns for the names of repositories; one that starts with <c>!</c> takes out again, and the last that matches decides.</param>
    /// <param name="define">The rules.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; or <paramref name="define"/> is null or returns another builder than it was given.</exception>
    public BuildRulesBuilder ForRepositories(string[] patterns, Func<BuildRulesBuilder, BuildRulesBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var group = new BuildRulesBuilder([.. shared, OriginConditions.InRepository.Create(patterns)]);
        if (!ReferenceEquals(define(group), group))
        {
            throw new ArgumentException("A group returns the builder that it was given.", nameof(define));
        }

        rules.AddRange(group.Finished());
        return this;
    }

    /// <summary>Adds the rules of a finished set behind those so far. They keep what their set says of unknown facts and of the first match.</summary>
    /// <param name="more">The rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="more"/> is null.</exception>
    public BuildRulesBuilder Add(BuildRules more)
    {
        ArgumentNullException.ThrowIfNull(more);
        rules.AddRange(more.Rules.Select(rule => Shared(rule.Definition)));
        return this;
    }

    /// <summary>What it means for these rules that the changed files or the commit are unknown. Default: a rule matches.</summary>
    /// <param name="meaning">The meaning.</param>
    public BuildRulesBuilder OnMissingFacts(MissingFactsBehavior meaning)
    {
        unknownMeaning = meaning;
        return this;
    }

    /// <summary>Of these rules, those of their groups and sets included, only the first that matches acts. Default: every rule that matches does.</summary>
    public BuildRulesBuilder FirstMatchOnly()
    {
        scope ??= new();
        return this;
    }

    /// <summary>The rules so far, in their order. The builder can go on being used.</summary>
    public BuildRules Build() => new([.. Finished().Select(BuildRule.Create)]);

    internal BuildRulesBuilder Add<TBuilder>(string? name, Func<TBuilder, BuildRule> define, TBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(define);
        var rule = define(builder) ?? throw new ArgumentException("The rule is null.", nameof(define));
        rules.Add(Shared(name is null ? rule.Definition : rule.Definition with { Name = name }));
        return this;
    }

    private static string Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    private RuleDefinition Shared(RuleDefinition rule) => shared.Count == 0
        ? rule
        : rule with { Conditions = [.. shared, .. rule.Conditions] };

    private IEnumerable<RuleDefinition> Finished() => rules.Select(rule => rule with
    {
        MissingFactsBehavior = rule.MissingFactsBehavior ?? unknownMeaning,
        Scopes = scope is null ? rule.Scopes : [.. rule.Scopes, scope],
    });
}
