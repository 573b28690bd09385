using System.Globalization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>Writes answers to commands: short lines, whose number and length do not depend on the comment.</summary>
internal static class CommandAnswers
{
    private const int MostLines = 20;
    private const int MaxLine = 300;
    private const int MaxWord = 60;

    public static CommandAnswer Of(string title, params IReadOnlyCollection<string> lines)
    {
        var shown = lines.Take(MostLines).Select(Line).ToList();
        if (lines.Count > MostLines)
        {
            shown.Add(string.Create(CultureInfo.InvariantCulture, $"and {lines.Count - MostLines} more"));
        }

        return new() { Title = Line(title), Lines = [.. shown] };
    }

    /// <summary>Returns a word of a comment for a line.</summary>
    public static string Word(string word) => DisplayText.Escape(DisplayText.Shorten(word, MaxWord));

    /// <summary>Returns the name of a build that a rule requests.</summary>
    public static string NameOf(BuildRequest build) => build.IsBatch ? $"{build.ProjectName} (batch)" : build.ProjectName;

    /// <summary>Returns the names of the projects, each once.</summary>
    public static string Projects(IEnumerable<BuildRequest> builds) => string.Join(", ", builds.Select(static build => build.ProjectName).Distinct(StringComparer.Ordinal));

    /// <summary>Returns a number of builds: <c>1 build</c>, <c>2 builds</c>.</summary>
    public static string Count(int builds) => string.Create(CultureInfo.InvariantCulture, $"{builds} {(builds == 1 ? "build" : "builds")}");

    private static string Line(string text) => DisplayText.Escape(DisplayText.Shorten(text, MaxLine));
}
