namespace CodeCommitEvents.Events;

/// <summary>A message that is JSON, but of no shape that CodeCommit, CodeBuild or their wrappers have.</summary>
public sealed record UnrecognizedMessage : UntypedMessage
{
    /// <summary>The JSON as it came.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    internal override string WireName => "unrecognized";
}
