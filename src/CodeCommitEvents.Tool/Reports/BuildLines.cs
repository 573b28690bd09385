using CodeCommitEvents.Building;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tool;

/// <summary>The builds and notifications of events as text, and the number of builds for each outcome.</summary>
internal sealed class BuildLines(bool isStarting)
{
    private const int ShortCommit = 12;

    private readonly Dictionary<DispatchOutcome, int> counts = [];

    /// <summary>How many builds were started, or would be.</summary>
    public string Summary => isStarting
        ? $"{Counted(Count(DispatchOutcome.Started), "build")} started, {Count(DispatchOutcome.Duplicate)} started before, {Count(DispatchOutcome.Superseded)} superseded, {Count(DispatchOutcome.Failed)} not started"
        : $"{Counted(Count(DispatchOutcome.Started), "build")} would be started{(Count(DispatchOutcome.Duplicate) is > 0 and var duplicates ? $", {duplicates} requested before" : "")}";

    public static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Shortens a commit id. Other source versions, such as the full name of a branch, are returned unchanged.</summary>
    public static string? Short(string? version) =>
        version is { Length: > ShortCommit } && version.All(char.IsAsciiHexDigit) ? version[..ShortCommit] : version;

    /// <summary>Adds the builds and notifications of a rule that matches. The builds of a decision are in the order of the rules.</summary>
    public void AddTo(Line line, DispatchedEvent dispatched, RuleExplanation rule, int first)
    {
        var separator = "";
        foreach (var (request, build) in Asked(dispatched, first).Take(rule.Projects.Count))
        {
            Add(line.Add(separator), request, build);
            separator = ", ";
        }

        foreach (var channel in rule.Channels)
        {
            line.Add(separator).Add("would notify ").Add(channel, Ink.Bold);
            separator = ", ";
        }

        if (separator.Length == 0)
        {
            line.Add(rule.RequestedProjects.Count > 0 || rule.ComputesProject ? "starts no additional build" : "notifies no additional channel");
        }

        line.Add(rule.Verdict == "matched" ? "" : $" ({rule.Verdict})");
    }

    /// <summary>Returns a line for each build that a command in a comment starts.</summary>
    public IEnumerable<Line> OfCommand(DispatchedEvent dispatched)
    {
        foreach (var (request, build) in Asked(dispatched, dispatched.Decision.Builds.Count(build => build.Subject != ActionSubject.PullRequest)))
        {
            yield return Add(new Line("    "), request, build);
        }
    }

    /// <summary>Returns the builds of a decision from a position on, and counts each that is read.</summary>
    private IEnumerable<(BuildRequest Request, DispatchedBuild Build)> Asked(DispatchedEvent dispatched, int first)
    {
        foreach (var (request, build) in dispatched.Decision.Builds.Zip(dispatched.Builds).Skip(first))
        {
            counts[build.Outcome] = Count(build.Outcome) + 1;
            yield return (request, build);
        }
    }

    private Line Add(Line line, BuildRequest request, DispatchedBuild build)
    {
        if (isStarting)
        {
            return line.Add(build.ToString(), build.Outcome == DispatchOutcome.Failed ? Ink.Red : Ink.Bold);
        }

        if (build.Outcome == DispatchOutcome.Duplicate)
        {
            return line.Add("would not start ").Add(request.ProjectName, Ink.Bold).Add(" again: it is the build of an earlier payload");
        }

        var environment = string.Concat(request.EnvironmentVariables.Select(variable => $" {variable.Key}={variable.Value.Value}"));
        return line.Add("would start ").Add(request.ProjectName, Ink.Bold)
            .Add($"{(request.IsBatch ? " as a batch" : "")}{(request.SourceVersion is { } version ? $" at {Short(version)}" : "")}{environment}");
    }

    private int Count(DispatchOutcome outcome) => counts.GetValueOrDefault(outcome);
}
