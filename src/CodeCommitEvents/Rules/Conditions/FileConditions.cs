using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on the changed files.</summary>
internal static class FileConditions
{
    private const int ShownFiles = 5;

    /// <summary>Some file matches.</summary>
    public static LeafCondition Any(string name, string[] patterns, FileChangeType? kind = null)
    {
        var paths = Paths(patterns);
        Func<ChangedFile, ConditionResult> matches = file => Matches(paths, kind, file);
        return Of(name, paths, kind is not null, changes => Test(changes, matches, ConditionResult.Match), file => matches(file) == ConditionResult.Match);
    }

    /// <summary>No file does not match.</summary>
    public static LeafCondition Only(string name, string[] patterns)
    {
        var paths = Paths(patterns);
        Func<ChangedFile, ConditionResult> matches = file => Matches(paths, null, file);
        return Of(name, paths, showsKinds: false, changes => Test(changes, matches, ConditionResult.NoMatch), file => matches(file) == ConditionResult.NoMatch);
    }

    private static GlobList Paths(string[] patterns)
    {
        var paths = new GlobList(patterns);
        var slip = Array.Find(patterns, pattern => pattern?.TrimStart('!') is ['/', ..] or ['.', '/', ..] or [.., '/']);
        return slip is null
            ? paths
            : throw new ArgumentException($"No path matches '{slip}': paths start at the root of the repository without / or ./, and those of a folder are folder/**.", nameof(patterns));
    }

    private static LeafCondition Of(string name, GlobList paths, bool showsKinds, Func<ChangedFileList, ConditionResult> test, Func<ChangedFile, bool> decides) => new(
        name,
        $"{Words(name)} {paths}",
        evaluation => evaluation.Facts.ChangedFilesOf(evaluation.Event) is { } changes ? test(changes) : ConditionResult.FactMissing,
        evaluation => Actual(evaluation, showsKinds, decides))
    {
        Facts = EventFactKinds.ChangedFiles,
    };

    private static string Words(string name) => name switch
    {
        "onlyTouching" => "a change of nothing but",
        "adding" => "a new file",
        "modifying" => "a modified file",
        "deleting" => "a deleted file",
        _ => "a change of",
    };

    private static string Words(ChangedFile file, bool showsKinds) =>
        $"{file.FilePath ?? "a file without a path"}{(showsKinds ? $" ({file.ChangeType?.Value ?? "?"})" : "")}";

    /// <summary>The first file of the deciding kind decides; without one it is the contrary, if all files are known.</summary>
    private static ConditionResult Test(ChangedFileList changes, Func<ChangedFile, ConditionResult> matches, ConditionResult deciding)
    {
        var isKnown = changes.IsComplete;
        for (var index = 0; index < changes.Files.Count; index++)
        {
            var truth = matches(changes.Files[index]);
            if (truth == deciding)
            {
                return deciding;
            }

            isKnown &= truth != ConditionResult.FactMissing;
        }

        return isKnown ? ConditionResults.Not(deciding) : ConditionResult.FactMissing;
    }

    private static ConditionResult Matches(GlobList paths, FileChangeType? kind, ChangedFile file) =>
        file.FilePath is null || (kind is not null && file.ChangeType is null)
            ? ConditionResult.FactMissing
            : ConditionResults.Of((kind is null || file.ChangeType == kind) && paths.IsMatch(file.FilePath));

    /// <summary>The files, first those that decided.</summary>
    private static string Actual(EvaluationContext evaluation, bool showsKinds, Func<ChangedFile, bool> decides)
    {
        if (evaluation.Facts.ChangedFilesOf(evaluation.Event) is not { } changes)
        {
            return $"unknown files ({evaluation.Facts.ChangedFilesProblem ?? "the event does not tell them, and no source was asked"})";
        }

        var shown = string.Join(", ", changes.Files.OrderByDescending(decides).Take(ShownFiles).Select(file => Words(file, showsKinds)));
        var more = changes.Files.Count - ShownFiles;
        return changes.Files.Count == 0 ? (changes.IsComplete ? "no files" : "files that are not told")
            : (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {more} more") : shown) + (changes.IsComplete ? "" : " and files that are not told");
    }
}
