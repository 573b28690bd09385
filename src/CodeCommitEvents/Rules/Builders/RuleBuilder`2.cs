using System.Runtime.CompilerServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions for all kinds of events. An event must meet all conditions of a rule. The values of one condition are alternatives.</summary>
/// <typeparam name="TSelf">The type of the builder.</typeparam>
/// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
public abstract class RuleBuilder<TSelf, TEvent>
    where TSelf : RuleBuilder<TSelf, TEvent>
    where TEvent : ServiceEvent
{
    private readonly RuleTrigger trigger;
    private readonly List<Condition> conditions = [];

    private protected RuleBuilder(RuleTrigger trigger) => this.trigger = trigger;

    /// <summary>Creates a builder of the same kind for a group of conditions.</summary>
    private protected abstract TSelf NewGroup { get; }

    /// <summary>The repository has one of these names. Default: any repository.</summary>
    /// <param name="patterns">
    /// Patterns, such as <c>payments-*</c>. A pattern that starts with <c>!</c> excludes names. The last pattern that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf InRepository(params string[] patterns) => Add(OriginConditionDefinitions.InRepository.Create(patterns));

    /// <summary>The event comes from one of these accounts. An event without an account does not match. Default: any account.</summary>
    /// <param name="patterns">Patterns for account ids of 12 digits, as for <see cref="InRepository"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf InAccount(params string[] patterns) => Add(OriginConditionDefinitions.InAccount.Create(patterns));

    /// <summary>The event comes from one of these regions. An event without a region does not match. Default: any region.</summary>
    /// <param name="patterns">Patterns for region names, such as <c>eu-*</c>, as for <see cref="InRepository"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf InRegion(params string[] patterns) => Add(OriginConditionDefinitions.InRegion.Create(patterns));

    /// <summary>
    /// A condition that your own code evaluates. If the code throws, only this rule fails. The exception is in
    /// <see cref="BuildDecision.Failures"/>.
    /// </summary>
    /// <param name="predicate">Returns whether the event meets the condition. It must be pure and fast.</param>
    /// <param name="source">The source code of <paramref name="predicate"/>, for explanations. The compiler supplies this argument.</param>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public TSelf Where(Func<TEvent, bool> predicate, [CallerArgumentExpression(nameof(predicate))] string? source = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Add(new PredicateCondition<TEvent>("where", predicate, source));
    }

    /// <summary>At least one condition of a group is not met.</summary>
    /// <param name="define">Adds the conditions of the group, such as <c>pr => pr.From("draft/**")</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null, adds no condition, or does not return the builder that it received.</exception>
    public TSelf Unless(Func<TSelf, TSelf> define) => Add(new UnlessCondition(Define(define)));

    /// <summary>
    /// At least one of several groups of conditions is met. If a group has a condition on the activity, the default activity of the
    /// rule still applies to the groups without such a condition: <c>AnyOf(pr => pr.Into("main"), pr => pr.Into("release/**").Approved())</c>.
    /// </summary>
    /// <param name="groups">The groups, such as <c>push => push.ToBranch("main")</c>. All conditions of a group must be met.</param>
    /// <exception cref="ArgumentException">No group is given, or a group is null, adds no condition, or does not return the builder that it received.</exception>
    public TSelf AnyOf(params Func<TSelf, TSelf>[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Length == 0)
        {
            throw new ArgumentException("At least one group is required.", nameof(groups));
        }

        var defined = Array.ConvertAll(groups, Define);
        if (Array.Exists(defined, group => group.Activity != EventActivity.None))
        {
            defined = Array.ConvertAll(defined, WithActivity);
        }

        return Add(GroupCondition.AnyOf(defined));
    }

    /// <summary>Finishes the rule. An event that meets all conditions starts a build of its commit.</summary>
    /// <param name="projectName">The name of the CodeBuild project.</param>
    /// <param name="configure">Changes the build request. The function is called once, when the rule is defined. Default: null, which means no change.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="projectName"/> is null or empty, or <paramref name="configure"/> returns null or an invalid request. A request is
    /// invalid, for example, if it has another project, or a source version that events of this type never have.
    /// </exception>
    public BuildRule<TEvent> StartBuild(string projectName, Func<BuildRequest, BuildRequest>? configure = null) =>
        new(Definition.With(new BuildAction(projectName, configure)));

    /// <summary>Finishes the rule. An event that meets all conditions starts a build of a project that depends on the event.</summary>
    /// <param name="projectOf">
    /// Returns the name of the project. If the function returns null or an empty text, no build is started. Do not derive the name from
    /// untrusted text, such as branch names.
    /// </param>
    /// <param name="configure">Changes the build request. The function is called once, when the rule is defined. Default: null, which means no change.</param>
    /// <param name="source">The source code of <paramref name="projectOf"/>, for explanations. The compiler supplies this argument.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projectOf"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="configure"/> returns null or an invalid request. A request is invalid, for example, if it sets the project,
    /// or has a source version that events of this type never have.
    /// </exception>
    public BuildRule<TEvent> StartBuild(
        Func<TEvent, string?> projectOf,
        Func<BuildRequest, BuildRequest>? configure = null,
        [CallerArgumentExpression(nameof(projectOf))] string? source = null) => Finish().StartBuild(projectOf, configure, source);

    /// <summary>Finishes the rule. If an event meets all conditions, the rule notifies channels about it.</summary>
    /// <param name="channels">The names of the channels in <see cref="BuildDispatcherOptions.Channels"/>.</param>
    /// <exception cref="ArgumentException">No name is given, or a name is not 1 to 64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</exception>
    public BuildRule<TEvent> Notify(params string[] channels) => Finish().Notify(channels);

    /// <summary>Finishes the rule. If an event meets all conditions, the rule starts no build, and later rules are not tried.</summary>
    /// <remarks>If a condition needs a fact that is unknown, the rule does not match, regardless of <see cref="BuildRulesBuilder.OnMissingFacts"/>.</remarks>
    public BuildRule Ignore() => Finish().StopProcessing();

    /// <exception cref="ArgumentException">The condition and an earlier one exclude each other.</exception>
    internal TSelf Add(Condition condition)
    {
        foreach (var earlier in conditions)
        {
            if ((condition.ConflictWith(earlier) ?? earlier.ConflictWith(condition)) is { } conflict)
            {
                throw new ArgumentException(conflict, nameof(condition));
            }

            if (condition.Activity != EventActivity.None && earlier.Activity != EventActivity.None && (condition.Activity & earlier.Activity) == EventActivity.None)
            {
                throw new ArgumentException(
                    $"No event is both {earlier.Expected} and {condition.Expected}. All conditions must be met. Pass alternatives to one call of When, or to AnyOf.", nameof(condition));
            }
        }

        conditions.Add(condition);
        return (TSelf)this;
    }

    internal BuildRule<TEvent> Finish() => new(Definition);

    private RuleDefinition Definition => new()
    {
        EventType = typeof(TEvent),
        Trigger = trigger,
        Conditions = Activity == EventActivity.None && DefaultActivity is { } activity ? [activity, .. conditions] : [.. conditions],
    };

    /// <summary>The activities of the conditions that have been added so far. None if no condition is about activities.</summary>
    private EventActivity Activity
    {
        get
        {
            var activity = EventActivity.None;
            foreach (var condition in conditions)
            {
                activity |= condition.Activity;
            }

            return activity;
        }
    }

    private ActivityCondition<TEvent>? DefaultActivity =>
        trigger.DefaultActivity == EventActivity.None ? null : new(ActivityConditionDefinitions.Name, trigger.DefaultActivity);

    private Condition WithActivity(Condition group) =>
        group.Activity == EventActivity.None && DefaultActivity is { } activity ? GroupCondition.AllOf([activity, group]) : group;

    private Condition Define(Func<TSelf, TSelf> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var group = NewGroup;
        if (!ReferenceEquals(define(group), group))
        {
            throw new ArgumentException("A group must return the builder that it was given.", nameof(define));
        }

        if (group.conditions.Find(static condition => condition.IsSetting) is { } setting)
        {
            throw new ArgumentException($"A group must not contain {setting.Name}, because it is a setting of the whole rule.", nameof(define));
        }

        return group.conditions.Count > 0 ? GroupCondition.AllOf(group.conditions) : throw new ArgumentException("A group must have a condition.", nameof(define));
    }
}
