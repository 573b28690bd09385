using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>Creates a set of rules. A lambda defines each rule. The lambda must return a finished rule, so an unfinished rule does not compile.</summary>
/// <remarks>The optional argument before the lambda is the name of the rule in explanations. Default: the name of the rule's first project.</remarks>
public sealed class BuildRulesBuilder
{
    private readonly List<BuildRule> rules = [];
    private readonly IReadOnlyList<Condition> shared;
    private MissingFactsBehavior? unknownMeaning;
    private FirstMatchScope? scope;

    internal BuildRulesBuilder()
        : this([])
    {
    }

    private BuildRulesBuilder(IReadOnlyList<Condition> shared) => this.shared = shared;

    /// <summary>Adds a rule for pushes to branches. The creation of a branch is also a push, but the deletion is not.</summary>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder OnPush(Func<PushRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnPush(Func{PushRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder OnPush(string name, Func<PushRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for tags. By default, the rule is about tags that are created or moved.</summary>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder OnTag(Func<TagRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnTag(Func{TagRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder OnTag(string name, Func<TagRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for branches that are created or deleted.</summary>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder OnBranch(Func<BranchRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnBranch(Func{BranchRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder OnBranch(string name, Func<BranchRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for pull requests. By default, the rule is about pull requests that are opened or updated.</summary>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder OnPullRequest(Func<PullRequestRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnPullRequest(Func{PullRequestRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder OnPullRequest(string name, Func<PullRequestRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for comments on pull requests and commits. By default, the rule is about new comments.</summary>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder OnComment(Func<CommentRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnComment(Func{CommentRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder OnComment(string name, Func<CommentRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for builds that ended, for example to deploy after a build.</summary>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder OnFinishedBuild(Func<FinishedBuildRuleBuilder, BuildRule> define) => Add(null, define, new());

    /// <inheritdoc cref="OnFinishedBuild(Func{FinishedBuildRuleBuilder, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder OnFinishedBuild(string name, Func<FinishedBuildRuleBuilder, BuildRule> define) => Add(Named(name), define, new());

    /// <summary>Adds a rule for all events of a type.</summary>
    /// <typeparam name="TEvent">The type of the events. It can be a base type, such as <see cref="ApprovalRuleTemplateEvent"/>.</typeparam>
    /// <param name="define">Defines the rule.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null or returns null.</exception>
    public BuildRulesBuilder On<TEvent>(Func<EventRuleBuilder<TEvent>, BuildRule> define)
        where TEvent : ServiceEvent => Add(null, define, new());

    /// <inheritdoc cref="On{TEvent}(Func{EventRuleBuilder{TEvent}, BuildRule})"/>
    /// <param name="name">The name of the rule.</param>
    /// <param name="define">Defines the rule.</param>
    public BuildRulesBuilder On<TEvent>(string name, Func<EventRuleBuilder<TEvent>, BuildRule> define)
        where TEvent : ServiceEvent => Add(Named(name), define, new());

    /// <summary>
    /// Adds a group of rules for some repositories. A call of <see cref="OnMissingFacts"/> or <see cref="FirstMatchOnly"/> on the
    /// builder of the group applies only to the rules of the group.
    /// </summary>
    /// <param name="pattern">A pattern for repository names: <c>shop-*</c>, <c>{cart,checkout}</c>.</param>
    /// <param name="define">Adds the rules to the builder that it receives, and returns that builder.</param>
    /// <exception cref="ArgumentException">
    /// The pattern is invalid, or <paramref name="define"/> is null or does not return the builder that it received.
    /// </exception>
    public BuildRulesBuilder ForRepository(string pattern, Func<BuildRulesBuilder, BuildRulesBuilder> define) => ForRepositories([pattern], define);

    /// <summary>
    /// Adds a group of rules for some repositories. A call of <see cref="OnMissingFacts"/> or <see cref="FirstMatchOnly"/> on the
    /// builder of the group applies only to the rules of the group.
    /// </summary>
    /// <param name="patterns">Patterns for repository names. A pattern that starts with <c>!</c> excludes names. The last pattern that matches decides.</param>
    /// <param name="define">Adds the rules to the builder that it receives, and returns that builder.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, a pattern is invalid, or <paramref name="define"/> is null or does not
    /// return the builder that it received.
    /// </exception>
    public BuildRulesBuilder ForRepositories(string[] patterns, Func<BuildRulesBuilder, BuildRulesBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var group = new BuildRulesBuilder([.. shared, OriginConditionDefinitions.InRepository.Create(patterns)]);
        if (!ReferenceEquals(define(group), group))
        {
            throw new ArgumentException("A group must return the builder that it was given.", nameof(define));
        }

        rules.AddRange(group.Finished());
        return this;
    }

    /// <summary>Appends the rules of another set. If that set uses <see cref="OnMissingFacts"/> or <see cref="FirstMatchOnly"/>, its rules keep these settings.</summary>
    /// <param name="more">The other set of rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="more"/> is null.</exception>
    public BuildRulesBuilder Add(BuildRules more)
    {
        ArgumentNullException.ThrowIfNull(more);
        rules.AddRange(more.Rules.Select(Shared));
        return this;
    }

    /// <summary>
    /// Sets whether a rule matches if the changed files or the commit that it needs are unknown. Default:
    /// <see cref="MissingFactsBehavior.PerCondition"/>.
    /// </summary>
    /// <param name="meaning">The behavior.</param>
    public BuildRulesBuilder OnMissingFacts(MissingFactsBehavior meaning)
    {
        unknownMeaning = meaning;
        return this;
    }

    /// <summary>
    /// Lets only the first matching rule take effect. Rules in groups and in added sets are included. Default: every matching rule takes
    /// effect.
    /// </summary>
    public BuildRulesBuilder FirstMatchOnly()
    {
        scope ??= new();
        return this;
    }

    /// <summary>
    /// Creates a set of the rules that were added so far, in the order in which they were added. More rules can be added to the builder
    /// afterwards. Rules of one name are numbered: the second rule with the name <c>ci</c> is <c>ci (2)</c>.
    /// </summary>
    public BuildRules Build() => new(RuleNames.Number(Finished()));

    internal BuildRulesBuilder Add<TBuilder>(string? name, Func<TBuilder, BuildRule> define, TBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(define);
        var rule = define(builder) ?? throw new ArgumentException("The function returned null.", nameof(define));
        rules.Add(Shared(name is null ? rule : BuildRule.Create(rule.Definition with { Name = name })));
        return this;
    }

    private static string Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    private BuildRule Shared(BuildRule rule) => shared.Count == 0
        ? rule
        : BuildRule.Create(rule.Definition with { Conditions = [.. shared, .. rule.Definition.Conditions] });

    /// <summary>Returns the rules with the settings of this set or group.</summary>
    private List<BuildRule> Finished() => unknownMeaning is null && scope is null ? rules : rules.ConvertAll(rule => BuildRule.Create(rule.Definition with
    {
        MissingFactsBehavior = rule.Definition.MissingFactsBehavior ?? unknownMeaning,
        Scopes = scope is null ? rule.Scopes : [.. rule.Scopes, scope],
    }));
}
