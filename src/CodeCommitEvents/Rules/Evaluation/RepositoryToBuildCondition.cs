using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Requires that the event has a repository, because a build takes its source from it.</summary>
internal sealed class RepositoryToBuildCondition() : LeafCondition("fromEventRepository")
{
    public override string Expected => "a repository to build";

    protected override ConditionResult Evaluate(EvaluationContext context) => ConditionLogic.Of(CloneUrls.Of(context.Event) is not null);

    protected override string? Actual(EvaluationContext context) =>
        CloneUrls.Of(context.Event) ?? (context.Event.RepositoryName is null ? null : "no repository with a valid name and region");
}
