using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Writes a comment about a build in Markdown. It writes the same build in the same words, so that a repeated call has the same content.</summary>
/// <param name="logLines">How many lines of the log are shown at most.</param>
internal sealed class CommentWriter(int logLines)
{
    /// <summary>The limit of CodeCommit is 10,240 characters. It does not say what it counts, and a text never has more characters than bytes.</summary>
    public const int MaxSize = 10_240;

    /// <summary>The longest link that is shown. A link to the console has some hundred characters, but the link to the log comes from the event.</summary>
    private const int MaxLink = 1_000;

    private const int MostTests = 20;

    /// <summary>The fact that the list of the failed tests replaces.</summary>
    private const string FailedTests = "Failed tests";

    /// <summary>Returns the content of a comment.</summary>
    /// <param name="notification">The notification about the build.</param>
    /// <param name="outcome">The outcome in the notification.</param>
    /// <param name="marker">The marker of the comment.</param>
    /// <param name="isShort">Whether the failed tests and the log are left out.</param>
    public string Write(NotificationRequest notification, BuildOutcome outcome, CommentMarker marker, bool isShort)
    {
        var summary = NotificationSummary.Of(notification);
        var title = $"{SymbolOf(outcome)} **{CommentMarkdown.Inline(summary.Title)}**\n\n";
        var links = LinksOf(summary);
        var end = $"\n{marker}";
        var left = MaxSize - SizeOf(title) - SizeOf(links) - SizeOf(end);
        var facts = new StringBuilder();
        foreach (var fact in FactsOf(summary, outcome, isShort))
        {
            // What is less important comes later, and is left out first.
            left -= SizeOf(fact);
            if (left < 0)
            {
                break;
            }

            facts.Append(fact);
        }

        return $"{title}{facts}{links}{(isShort ? "" : LogOf(summary, left))}{end}";
    }

    /// <summary>Returns the content of a comment about the rules in the repository. The summary has few errors, and each is short.</summary>
    public static string Write(NotificationRequest notification, RulesProblem problem, CommentMarker marker)
    {
        var facts = NotificationSummary.Of(notification).Facts.Select(static fact => $"- {fact.Key}: {CommentMarkdown.Code(fact.Value)}\n");
        return $"❌ **The rules in** {CommentMarkdown.Code(problem.Source.ToString())} **are not used**\n\n{string.Concat(facts)}"
            + $"\nThe other rules for this repository are used. A corrected file is used from the next event on.\n\n{marker}";
    }

    private static string SymbolOf(BuildOutcome outcome) => outcome switch
    {
        { IsFinal: false } => "⏳",
        { IsSuccess: true } => "✅",
        { Status: { } status } when status == BuildStatus.Stopped => "⏹",
        _ => "❌",
    };

    private static IEnumerable<string> FactsOf(NotificationSummary summary, BuildOutcome outcome, bool isShort)
    {
        foreach (var (name, text) in summary.Facts)
        {
            if (name != FailedTests || isShort)
            {
                yield return $"- {name}: {CommentMarkdown.Inline(text)}\n";
                continue;
            }

            yield return $"- {name}:\n";
            foreach (var test in summary.FailedTests.Where(static test => test.Length > 0).Take(MostTests))
            {
                yield return $"  - {CommentMarkdown.Code(test)}\n";
            }

            if (summary.FailedTests.Count > MostTests || outcome.Details!.Reports.Any(report => report.HasMoreFailedTests))
            {
                yield return "  - and more\n";
            }
        }
    }

    /// <summary>Returns the links, except the link to the pull request: who reads the comment is there.</summary>
    private static string LinksOf(NotificationSummary summary)
    {
        var links = summary.Links.Where(static link => link.Key != "Pull request" && link.Value.AbsoluteUri.Length <= MaxLink).Select(static link => CommentMarkdown.Link(link.Key, link.Value));
        return string.Join(" | ", links) is { Length: > 0 } line ? $"\n{line}\n" : "";
    }

    /// <summary>Returns the last lines of the log that fit.</summary>
    private string LogOf(NotificationSummary summary, int size)
    {
        string[] lines = [.. summary.LogTail.TakeLast(logLines)];
        var fence = CommentMarkdown.FenceOf(lines);
        var (before, after) = ($"\nEnd of the log:\n\n{fence}\n", $"{fence}\n");
        var left = size - SizeOf(before) - SizeOf(after);
        var first = lines.Length;
        while (first > 0 && SizeOf(lines[first - 1]) + 1 is var line && line <= left)
        {
            left -= line;
            first--;
        }

        return first == lines.Length ? "" : $"{before}{string.Concat(lines[first..].Select(static text => $"{text}\n"))}{after}";
    }

    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(text);
}
