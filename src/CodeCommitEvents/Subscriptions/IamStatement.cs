using CodeCommitEvents.Events;

namespace CodeCommitEvents.Subscriptions;

/// <summary>A statement of an IAM policy that allows actions on resources.</summary>
public sealed record IamStatement
{
    /// <summary>What the statement is for: letters and digits, such as <c>StartBuilds</c>.</summary>
    public required string Sid { get; init; }

    /// <summary>The actions, sorted: <c>codebuild:StartBuild</c>.</summary>
    public required ValueList<string> Actions { get; init; }

    /// <summary>The ARNs of the resources, sorted. <c>*</c> stands for any characters.</summary>
    public required ValueList<string> Resources { get; init; }

    /// <summary>Returns the statement in one line.</summary>
    public override string ToString() => $"{Sid}: {string.Join(", ", Actions)} on {string.Join(", ", Resources)}";
}
