namespace CodeCommitEvents.Rules;

/// <summary>A condition of a rule, or a group of them. It is pure, and can say what it expects and what it meets.</summary>
internal abstract class Condition
{
    /// <summary>What stands for something that the event does not have.</summary>
    public const string None = "none";

    /// <summary>What it is called in configuration and in explanations, as <c>branch</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What is expected, in words.</summary>
    public abstract string Expected { get; }

    public abstract ConditionCost Cost { get; }

    /// <summary>What the condition says, or its contrary says. Both are asked because of groups: not (a or b) is not a and not b.</summary>
    public abstract ConditionResult Test(EvaluationContext evaluation, bool isNegated = false);

    /// <summary>The facts whose lack makes the condition unknown.</summary>
    public abstract EventFactKinds Needs(EvaluationContext evaluation, bool isNegated = false);

    /// <summary>What it expected and what it met. Where it is not to be evaluated, only what can be said without.</summary>
    /// <param name="evaluation">The event and its facts.</param>
    /// <param name="isDecided">Whether the outcome is decided without it, so that facts and code of the user's were never asked for.</param>
    public abstract ConditionExplanation Explain(EvaluationContext evaluation, bool isDecided);
}
