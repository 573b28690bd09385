using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A condition on the changed files. For <see cref="Any"/>, one matching file is enough to meet the condition. For <see cref="Only"/>, one
/// file that does not match is enough to fail the condition. The opposite results require a complete list of files.
/// </summary>
internal sealed class FileCondition : LeafCondition
{
    private const int ShownFiles = 5;

    private readonly string words;
    private readonly GlobList paths;
    private readonly FileChangeType? kind;
    private readonly ConditionResult deciding;

    private FileCondition(string name, string words, string[] patterns, FileChangeType? kind, ConditionResult deciding)
        : base(name)
    {
        this.words = words;
        this.kind = kind;
        this.deciding = deciding;
        paths = new GlobList(patterns, subject: PatternSubject.Path);
    }

    public override string Expected => $"{words} {paths}";

    public override EventFactKinds Facts => EventFactKinds.ChangedFiles;

    /// <summary>Requires that at least one changed file has one of these paths. If a kind of change is given, files with another kind are ignored.</summary>
    public static FileCondition Any(string name, string words, string[] patterns, FileChangeType? kind = null) => new(name, words, patterns, kind, ConditionResult.Match);

    /// <summary>Requires that every changed file has one of these paths.</summary>
    public static FileCondition Only(string name, string words, string[] patterns) => new(name, words, patterns, null, ConditionResult.NoMatch);

    protected override ConditionResult Evaluate(EvaluationContext context)
    {
        if (context.Facts.ChangedFilesOf(context.Event) is not { } changes)
        {
            return ConditionResult.FactMissing;
        }

        var isKnown = changes.IsComplete;
        for (var index = 0; index < changes.Files.Count; index++)
        {
            var result = Evaluate(changes.Files[index]);
            if (result == deciding)
            {
                return deciding;
            }

            isKnown &= result != ConditionResult.FactMissing;
        }

        return isKnown ? ConditionLogic.Not(deciding) : ConditionResult.FactMissing;
    }

    protected override string Actual(EvaluationContext context)
    {
        if (context.Facts.ChangedFilesOf(context.Event) is not { } changes)
        {
            return $"unknown files ({context.Facts.ChangedFilesProblem ?? "the event does not list them, and no provider was asked"})";
        }

        // The file that decides comes first, so that it is not cut off.
        var shown = string.Join(", ", changes.Files.OrderByDescending(file => Evaluate(file) == deciding).Take(ShownFiles).Select(Words));
        var more = changes.Files.Count - ShownFiles;
        return changes.Files.Count == 0 ? (changes.IsComplete ? "no files" : "files that are not listed")
            : (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {more} more") : shown) + (changes.IsComplete ? "" : " and files that are not listed");
    }

    /// <summary>The result is unknown if the file has no path, or if the condition is about a kind of change and the file's kind of change is unknown.</summary>
    private ConditionResult Evaluate(ChangedFile file) =>
        file.FilePath is null || (kind is not null && file.ChangeType is null)
            ? ConditionResult.FactMissing
            : ConditionLogic.Of((kind is null || file.ChangeType == kind) && paths.IsMatch(file.FilePath));

    private string Words(ChangedFile file) => $"{file.FilePath ?? "a file without a path"}{(kind is null ? "" : $" ({file.ChangeType?.Value ?? "?"})")}";
}
