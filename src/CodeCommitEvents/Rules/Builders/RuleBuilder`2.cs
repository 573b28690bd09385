using System.Runtime.CompilerServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What every rule can say. All conditions must be met; the patterns of one condition are alternatives.</summary>
/// <typeparam name="TSelf">The builder itself, so that conditions of all kinds can follow each other.</typeparam>
/// <typeparam name="TEvent">The events that the rule is about.</typeparam>
public abstract class RuleBuilder<TSelf, TEvent>
    where TSelf : RuleBuilder<TSelf, TEvent>
    where TEvent : ServiceEvent
{
    private readonly RuleTrigger subject;
    private readonly List<Condition> conditions = [];
    private readonly List<ActivityType> verbs = [];
    private bool groupsHaveVerbs;
    private bool wantsDeletions;

    private protected RuleBuilder(RuleTrigger subject) => this.subject = subject;

    private bool HasVerbs => verbs.Count > 0 || groupsHaveVerbs;

    /// <summary>A builder of the same kind for a group of conditions.</summary>
    private protected abstract TSelf NewGroup { get; }

    /// <summary>The repository has one of these names. Default: any.</summary>
    /// <param name="patterns">Patterns: <c>payments-*</c>; one that starts with <c>!</c> takes out again, and the last that matches decides.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf InRepository(params string[] patterns) => Add(NameConditions.Repository(patterns));

    /// <summary>The event comes from one of these accounts (12 digits). An event that names none does not match. Default: any.</summary>
    /// <param name="patterns">Patterns, as for <see cref="InRepository"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf InAccount(params string[] patterns) => Add(NameConditions.Origin("account", patterns, static serviceEvent => serviceEvent.Account));

    /// <summary>The event comes from one of these regions, as <c>eu-*</c>. An event that names none does not match. Default: any.</summary>
    /// <param name="patterns">Patterns, as for <see cref="InRepository"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf InRegion(params string[] patterns) => Add(NameConditions.Origin("region", patterns, static serviceEvent => serviceEvent.Region));

    /// <summary>A condition of your own. What it throws is a failure of this rule alone, which the decision reports.</summary>
    /// <param name="predicate">Whether the event meets it: pure, and quick.</param>
    /// <param name="source">The text of <paramref name="predicate"/> for explanations; filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public TSelf Where(Func<TEvent, bool> predicate, [CallerArgumentExpression(nameof(predicate))] string? source = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Add(new LeafCondition(
            "predicate",
            SourceText.Of(source),
            evaluation => ConditionResults.Of(evaluation.Event is TEvent typed && predicate(typed)),
            evaluation => evaluation.Event is TEvent typed && predicate(typed) ? "true" : "false")
        {
            Applies = static serviceEvent => serviceEvent is TEvent,
            IsPredicate = true,
        });
    }

    /// <summary>The contrary of what a group of conditions says: not all of them are met.</summary>
    /// <param name="define">The conditions: <c>pr => pr.From("draft/**")</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="define"/> is null, says nothing, or returns another builder than it was given.</exception>
    public TSelf Unless(Func<TSelf, TSelf> define) => Add(new UnlessCondition(Define(define).Condition));

    /// <summary>
    /// One of several groups of conditions is met. What happened is the default of the subject still in those that have no
    /// word for it: <c>AnyOf(pr => pr.Into("main"), pr => pr.Into("release/**").Approved())</c>.
    /// </summary>
    /// <param name="groups">The groups; all conditions of a group must be met: <c>push => push.ToBranch("main")</c>.</param>
    /// <exception cref="ArgumentException">There is no group, or one is null, says nothing, or returns another builder than it was given.</exception>
    public TSelf AnyOf(params Func<TSelf, TSelf>[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Length == 0)
        {
            throw new ArgumentException("There is at least one group.", nameof(groups));
        }

        var defined = groups.Select(Define).ToList();
        if (defined.Exists(one => one.Group.HasVerbs))
        {
            groupsHaveVerbs = true;
            wantsDeletions |= defined.Exists(one => one.Group.wantsDeletions);
            defined = [.. defined.Select(one => one.Group.HasVerbs ? one : (subject.WithDefaults(one.Condition), one.Group))];
        }

        return Add(GroupCondition.AnyOf([.. defined.Select(one => one.Condition)]));
    }

    /// <summary>Ends the rule: an event that meets all conditions starts a build of the commit that it is about.</summary>
    /// <param name="projectName">The project.</param>
    /// <param name="configure">Shapes the request, once, where the rule is written.</param>
    /// <exception cref="ArgumentException"><paramref name="projectName"/> is null or empty, or <paramref name="configure"/> gives no request, one of another project, or a version of the source that no such event tells.</exception>
    public BuildRule<TEvent> StartBuild(string projectName, Func<BuildRequest, BuildRequest>? configure = null) =>
        Finish().StartBuild(projectName, configure);

    /// <summary>Ends the rule: an event that meets all conditions starts a build of a project that it decides.</summary>
    /// <param name="projectOf">The name of the project; null or empty for no build. Do not make it of texts that strangers choose, as branch names.</param>
    /// <param name="configure">Shapes the request, once, where the rule is written.</param>
    /// <param name="source">The text of <paramref name="projectOf"/> for explanations; filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projectOf"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="configure"/> gives no request, one that names a project, or a version of the source that no such event tells.</exception>
    public BuildRule<TEvent> StartBuild(
        Func<TEvent, string?> projectOf,
        Func<BuildRequest, BuildRequest>? configure = null,
        [CallerArgumentExpression(nameof(projectOf))] string? source = null) => Finish().StartBuild(projectOf, configure, source);

    /// <summary>Ends the rule: an event that meets all conditions starts nothing, and no rule behind this one is tried.</summary>
    /// <remarks>Unknown files or an unknown commit never make it match, whatever the set of rules says of them.</remarks>
    public BuildRule Ignore() => Finish().StopProcessing();

    private protected TSelf Add(Condition condition)
    {
        conditions.Add(condition);
        return (TSelf)this;
    }

    private protected TSelf Add(ActivityType verb)
    {
        if (!verbs.Contains(verb))
        {
            verbs.Add(verb);
        }

        return (TSelf)this;
    }

    private protected TSelf AddDeletion(ActivityType verb)
    {
        WantDeletions();
        return Add(verb);
    }

    private protected void WantDeletions() => wantsDeletions = true;

    internal BuildRule<TEvent> Finish() => new(new()
    {
        EventType = typeof(TEvent),
        Conditions = [subject.Condition(verbs, groupsHaveVerbs), .. conditions],
        WantsDeletions = wantsDeletions,
    });

    private (Condition Condition, TSelf Group) Define(Func<TSelf, TSelf> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        var group = NewGroup;
        if (!ReferenceEquals(define(group), group))
        {
            throw new ArgumentException("A group returns the builder that it was given.", nameof(define));
        }

        List<Condition> all = group.verbs.Count > 0 ? [subject.GroupCondition(group.verbs), .. group.conditions] : group.conditions;
        return all.Count > 0 ? (GroupCondition.AllOf(all), group) : throw new ArgumentException("A group says nothing.", nameof(define));
    }
}
