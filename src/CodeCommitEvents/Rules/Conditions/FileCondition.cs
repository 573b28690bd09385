using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the changed files. One file can decide it; only a complete list decides the opposite.</summary>
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
        paths = new GlobList(patterns);
        if (Array.Find(patterns, pattern => pattern?.TrimStart('!') is ['/', ..] or ['.', '/', ..] or [.., '/']) is { } slip)
        {
            throw new ArgumentException($"No path matches '{slip}': paths start at the root of the repository without / or ./, and those of a folder are folder/**.", nameof(patterns));
        }
    }

    public override string Expected => $"{words} {paths}";

    public override EventFactKinds Facts => EventFactKinds.ChangedFiles;

    /// <summary>At least one changed file, of this kind of change where one is given, has such a path.</summary>
    public static FileCondition Any(string name, string words, string[] patterns, FileChangeType? kind = null) => new(name, words, patterns, kind, ConditionResult.Match);

    /// <summary>No changed file has another path.</summary>
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

        return isKnown ? ConditionResults.Not(deciding) : ConditionResult.FactMissing;
    }

    protected override string Actual(EvaluationContext context)
    {
        if (context.Facts.ChangedFilesOf(context.Event) is not { } changes)
        {
            return $"unknown files ({context.Facts.ChangedFilesProblem ?? "the event does not list them, and no provider was asked"})";
        }

        // The file that decided comes first, however many there are.
        var shown = string.Join(", ", changes.Files.OrderByDescending(file => Evaluate(file) == deciding).Take(ShownFiles).Select(Words));
        var more = changes.Files.Count - ShownFiles;
        return changes.Files.Count == 0 ? (changes.IsComplete ? "no files" : "files that are not listed")
            : (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {more} more") : shown) + (changes.IsComplete ? "" : " and files that are not listed");
    }

    /// <summary>A file without a path or, where the kind matters, without one, may be any.</summary>
    private ConditionResult Evaluate(ChangedFile file) =>
        file.FilePath is null || (kind is not null && file.ChangeType is null)
            ? ConditionResult.FactMissing
            : ConditionResults.Of((kind is null || file.ChangeType == kind) && paths.IsMatch(file.FilePath));

    private string Words(ChangedFile file) => $"{file.FilePath ?? "a file without a path"}{(kind is null ? "" : $" ({file.ChangeType?.Value ?? "?"})")}";
}
