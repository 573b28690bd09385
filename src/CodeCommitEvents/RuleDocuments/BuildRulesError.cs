using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Something wrong in a document of rules.</summary>
public sealed record BuildRulesError
{
    /// <summary>Where: <c>rules[2].branch</c> in JSON, <c>CodeCommit:Rules:2:Branch</c> in configuration. Empty for the document as a whole.</summary>
    public required string Path { get; init; }

    /// <summary>The line, counted from 1. Null in configuration.</summary>
    public int? Line { get; init; }

    /// <summary>What is wrong, and what would be right.</summary>
    public required string Problem { get; init; }

    /// <summary>One line: <c>rules[2].branhc (line 14) is unknown; did you mean branch?</c></summary>
    public override string ToString() =>
        $"{(Path.Length == 0 ? "the document" : Printable.Of(Path))}{(Line is null ? "" : $" (line {Line})")} {Problem}";
}
