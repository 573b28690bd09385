using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>The format of a template.</summary>
internal enum StackFormat
{
    /// <summary>AWS Serverless Application Model: the SAM CLI packs the code of the function.</summary>
    Sam,

    /// <summary>CloudFormation: the code of the function is in a bucket.</summary>
    CloudFormation,
}

/// <summary>What a template needs to know besides the rules.</summary>
internal sealed record StackOptions
{
    public StackFormat Format { get; init; }

    /// <summary>The repositories with notification rules. Empty if EventBridge delivers all events, as in the regions without notification rules.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    public RequiredPermissionsOptions Permissions { get; init; } = new();
}
