using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace Replay;

/// <summary>Writes a report for people: a block for each file, a line for each rule, and a summary at the end.</summary>
internal sealed class TextReport(TextWriter output, bool isColored, bool isStarting, RepositoryFile? repositoryFile, ReplayedPullRequests pullRequests) : IReport
{
    private readonly Dictionary<string, int> outcomes = [];
    private int files;
    private readonly Dictionary<DispatchOutcome, int> builds = [];

    public void Add(string file, DispatchReport report, bool isRoundTrip)
    {
        WriteFile(file);
        if (report.Events.Count == 0)
        {
            output.WriteLine("  no events");
        }

        foreach (var dispatched in report.Events)
        {
            WriteEvent(dispatched);
        }

        if (!isRoundTrip)
        {
            output.WriteLine($"  {Color(Terminal.Red, "the events, written as JSON, differ from the payload")}");
        }
    }

    public void AddUnreadable(string file, string error)
    {
        WriteFile(file);
        Count("unreadable");
        output.WriteLine($"  {Color(Terminal.Red, "unreadable")}  {Terminal.Printable(error)}");
    }

    public void Finish()
    {
        var counts = outcomes.Select(outcome => outcome.Key == "event" ? Counted(outcome.Value, "event") : $"{outcome.Value} {outcome.Key}");
        output.WriteLine();
        foreach (var line in repositoryFile?.NeedsText ?? [])
        {
            output.WriteLine(Color(Terminal.Yellow, Terminal.Printable(line)));
        }

        output.WriteLine($"{string.Join(", ", counts.Prepend(Counted(files, "file")))}; {Builds()}");
        output.Flush();
    }

    private void WriteFile(string file)
    {
        output.WriteLine($"{(files == 0 ? "" : Environment.NewLine)}{Color(Terminal.Bold, Terminal.Printable(file))}");
        files++;
    }

    private void WriteEvent(DispatchedEvent dispatched)
    {
        var facts = new EventFacts(dispatched.Delivery);
        Count(facts.Outcome);
        var way = string.Join(" > ", facts.Way(withIds: facts.Outcome != "event"));
        string?[] words = [facts.Kind, facts.Repository, facts.Reference, Short(facts.Commit)];
        output.WriteLine(string.Join("  ", new[]
        {
            $"  {Color(ColorOf(facts.Outcome), facts.Type)}",
            Terminal.Printable(string.Join("  ", words.Where(word => word is not null))),
            Color(Terminal.Dim, Terminal.Printable(way)),
        }.Where(part => part.Length > 0)));
        if (facts.Error is { } error)
        {
            output.WriteLine($"    {Color(Terminal.Red, Terminal.Printable(error))}");
        }
        else if (facts.Outcome == "event" || dispatched.Decision.Explanation.Rules.Any(rule => rule.IsAboutEvent))
        {
            WriteDecision(dispatched);
            foreach (var reason in repositoryFile is null ? [] : RepositoryFile.WhyUnused(dispatched))
            {
                output.WriteLine($"    {Color(Terminal.Red, Terminal.Printable(repositoryFile!.NotUsed(reason)))}");
            }
        }

        if (dispatched.Delivery.Event.Resemblance is { } resemblance)
        {
            output.WriteLine($"    {Color(Terminal.Yellow, $"looks like an event of CodeCommit or CodeBuild, but cannot be read: {Terminal.Printable(resemblance)}")}");
        }

        if (EventWriter.AdditionalFieldPaths(dispatched.Delivery) is { Count: > 0 } additional)
        {
            output.WriteLine($"    {Color(Terminal.Yellow, $"fields without a property: {Terminal.Printable(string.Join(", ", additional))}")}");
        }
    }

    private void WriteDecision(DispatchedEvent dispatched)
    {
        var explanation = dispatched.Decision.Explanation;
        var explanations = explanation.Rules;
        var width = explanations.Select(rule => Terminal.Printable(rule.RuleName).Length).DefaultIfEmpty().Max();
        var first = 0;
        foreach (var rule in explanations)
        {
            var name = Terminal.Printable(rule.RuleName).PadRight(width);
            output.WriteLine(rule.IsMatch
                ? $"    {Color(Terminal.Green, "yes")}  {name}  {Started(dispatched, rule, first)}"
                : Color(Terminal.Dim, $"    no   {name}  {Terminal.Printable(rule.Verdict)}"));
            first += rule.Projects.Count;
        }

        if (explanation.OtherRules > 0)
        {
            output.WriteLine(Color(Terminal.Dim, $"    no   {explanation.OtherRules} rules about other repositories or other kinds of events"));
        }

        if (dispatched.Decision.Command is { } command)
        {
            WriteAnswer(dispatched, command.Answer);
        }
    }

    /// <summary>Writes the answer to a command, and the builds that the command starts: they follow the builds of the rules.</summary>
    private void WriteAnswer(DispatchedEvent dispatched, CommandAnswer answer)
    {
        output.WriteLine($"    would answer: {Terminal.Printable(answer.Title)}");
        foreach (var line in answer.Lines)
        {
            output.WriteLine($"        {Terminal.Printable(line)}");
        }

        foreach (var build in Asked(dispatched, dispatched.Decision.Builds.Count(build => build.Subject != ActionSubject.PullRequest)))
        {
            output.WriteLine($"    {build}");
        }

        if (pullRequests.NoteOn(dispatched) is { } note)
        {
            output.WriteLine($"    {Color(Terminal.Yellow, note)}");
        }
    }

    /// <summary>Returns the builds of a rule as text. The builds of a decision are in the order of the rules.</summary>
    private string Started(DispatchedEvent dispatched, RuleExplanation rule, int first)
    {
        var actions = Asked(dispatched, first).Take(rule.Projects.Count)
            .Concat(rule.Channels.Select(channel => $"would notify {Color(Terminal.Bold, Terminal.Printable(channel))}"));
        var started = string.Join(", ", actions) is { Length: > 0 } all ? all
            : rule.RequestedProjects.Count > 0 || rule.ComputesProject ? "starts no additional build"
            : "notifies no additional channel";
        return rule.Verdict == "matched" ? started : $"{started} ({Terminal.Printable(rule.Verdict)})";
    }

    /// <summary>Returns the builds of a decision from a position on as texts, and counts each that is read.</summary>
    private IEnumerable<string> Asked(DispatchedEvent dispatched, int first)
    {
        foreach (var (request, build) in dispatched.Decision.Builds.Zip(dispatched.Builds).Skip(first))
        {
            builds[build.Outcome] = Count(build.Outcome) + 1;
            yield return isStarting ? Outcome(build) : WouldStart(request);
        }
    }

    private string Outcome(DispatchedBuild build) =>
        Color(build.Outcome == DispatchOutcome.Failed ? Terminal.Red : Terminal.Bold, Terminal.Printable(build.ToString()));

    private string WouldStart(BuildRequest request)
    {
        var environment = string.Concat(request.EnvironmentVariables.Select(variable => $" {variable.Key}={variable.Value.Value}"));
        var version = request.SourceVersion is null ? "" : $" at {Terminal.Printable(Short(request.SourceVersion)!)}";
        return $"would start {Color(Terminal.Bold, Terminal.Printable(request.ProjectName))}{(request.IsBatch ? " as a batch" : "")}{version}{Terminal.Printable(environment)}";
    }

    private string Builds() => isStarting
        ? $"{Counted(Count(DispatchOutcome.Started), "build")} started, {Count(DispatchOutcome.Duplicate)} started before, {Count(DispatchOutcome.Superseded)} superseded, {Count(DispatchOutcome.Failed)} not started"
        : $"{Counted(builds.Values.Sum(), "build")} would be started";

    /// <summary>Shortens a commit id. Other source versions, such as the full name of a branch, are returned unchanged.</summary>
    private static string? Short(string? version) => version is { Length: > 12 } && version.All(char.IsAsciiHexDigit) ? version[..12] : version;

    private static string ColorOf(string outcome) => outcome switch
    {
        "event" => Terminal.Cyan,
        "unreadable" => Terminal.Red,
        _ => Terminal.Yellow,
    };

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private int Count(DispatchOutcome outcome) => builds.GetValueOrDefault(outcome);

    private void Count(string outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

    private string Color(string color, string text) => isColored && text.Length > 0 ? $"{color}{text}{Terminal.Reset}" : text;
}
