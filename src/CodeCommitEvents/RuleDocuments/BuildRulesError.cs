using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>An error in a document of rules.</summary>
public sealed record BuildRulesError
{
    /// <summary>
    /// The path of the error: <c>rules[2].toBranch</c> in JSON, <c>CodeCommit:Rules:2:ToBranch</c> in configuration. Empty if
    /// the error is about the whole document.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The line number, counted from 1. Null for configuration.</summary>
    public int? Line { get; init; }

    /// <summary>What is wrong and, if known, how to correct it.</summary>
    public required string Problem { get; init; }

    /// <summary>Returns the error on one line: <c>rules[2].toBrahnc (line 14) is an unknown key; did you mean toBranch?</c></summary>
    public override string ToString() =>
        $"{(Path.Length > 0 ? DisplayText.Escape(Path) : Line is null ? "the configuration" : "the document")}{(Line is null ? "" : $" (line {Line})")} {Problem}";
}
