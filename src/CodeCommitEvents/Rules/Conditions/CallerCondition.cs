using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on an identity in the event. If the event does not contain the identity, the result is indeterminate.</summary>
internal abstract class CallerCondition<TEvent> : LeafCondition<TEvent>
    where TEvent : ServiceEvent
{
    private readonly string preposition;
    private readonly CallerPattern[] callers;

    protected CallerCondition(string name, string preposition, CallerPattern[] callers)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callers);
        if (callers.Contains(null))
        {
            throw new ArgumentException("A caller is null.", nameof(callers));
        }

        if (callers.All(caller => caller.IsExclusion))
        {
            throw new ArgumentException("At least one caller must not start with !. Otherwise nobody can match.", nameof(callers));
        }

        this.preposition = preposition;
        this.callers = [.. callers];
    }

    public sealed override string Expected => $"{preposition} {GlobList.Words(callers.Select(caller => (caller.ToString(), caller.IsExclusion)))}";

    protected abstract Arn? CallerOf(TEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(TEvent serviceEvent) =>
        CallerOf(serviceEvent) is { Value.Length: > 0 } arn ? Evaluate(arn) : ConditionResult.Indeterminate;

    protected sealed override string Actual(TEvent serviceEvent) => CallerOf(serviceEvent) is { Value.Length: > 0 } arn ? arn.Value : "nobody named in the event";

    /// <summary>The last pattern that matches decides. If a pattern after it is indeterminate, the whole result is indeterminate.</summary>
    private ConditionResult Evaluate(Arn arn)
    {
        var parts = CallerArnParts.Of(arn);
        for (var index = callers.Length - 1; index >= 0; index--)
        {
            var result = callers[index].Test(arn, parts);
            if (result != ConditionResult.NoMatch)
            {
                return callers[index].IsExclusion ? ConditionLogic.Not(result) : result;
            }
        }

        return ConditionResult.NoMatch;
    }
}

/// <summary>A condition on the caller of the event.</summary>
internal sealed class ActorCondition(string name, CallerPattern[] callers) : CallerCondition<CodeCommitEvent>(name, "by", callers)
{
    protected override Arn? CallerOf(CodeCommitEvent serviceEvent) => serviceEvent.CallerUserArn;
}

/// <summary>A condition on the author of the pull request.</summary>
internal sealed class AuthorCondition(string name, CallerPattern[] callers) : CallerCondition<PullRequestEvent>(name, "author", callers)
{
    protected override Arn? CallerOf(PullRequestEvent serviceEvent) => serviceEvent.Author;
}
