using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tool;

/// <summary>Writes a report for people: a block for each file, a line for each rule, and a summary at the end.</summary>
internal sealed class TextReport(Screen output, ReplayOptions options, ReplayedPullRequests pullRequests) : IReport
{
    private readonly Dictionary<string, int> outcomes = [];
    private readonly BuildLines builds = new(options.StartsBuilds);
    private readonly PayloadHeadings headings = new(output);
    private readonly UnknownFacts unknown = new(options.Facts);
    private int files;
    private int deleted;
    private int kept;

    public void Add(ReplayedPayload payload)
    {
        files++;
        headings.Write(payload.Name);
        if (payload.Report.Events.Count == 0)
        {
            output.WriteLine(new Line("  ").Add("no events"));
        }

        foreach (var dispatched in payload.Report.Events)
        {
            WriteEvent(dispatched);
        }

        if (!payload.IsRoundTrip)
        {
            output.WriteLine(new Line("  ").Add("the events, written as JSON, differ from the payload", Ink.Red));
        }

        if (payload.Undone is { } undone)
        {
            (deleted, kept) = undone.Count == 0 ? (deleted + 1, kept) : (deleted, kept + 1);
            output.WriteLine(undone.Count == 0 ? new Line("  ").Add("deleted from the queue", Ink.Green) : new Line("  ").Add($"stays in the queue: {string.Join("; ", undone)}", Ink.Dim));
        }
    }

    public void AddUnreadable(string file, string error)
    {
        files++;
        Count("unreadable");
        headings.WriteUnreadable(file, error);
    }

    public void AddSkipped(string file, int messages) => headings.WriteSkipped(file, messages);

    public void Finish()
    {
        var counts = outcomes.Select(outcome => outcome.Key == "event" ? BuildLines.Counted(outcome.Value, "event") : $"{outcome.Value} {outcome.Key}");
        output.WriteLine();
        if (unknown.Hint is { } hint)
        {
            output.WriteLine(new Line().Add(hint, Ink.Yellow));
        }

        foreach (var line in options.RepositoryFile?.NeedsText ?? [])
        {
            output.WriteLines(Terminal.Printable(line), Ink.Yellow);
        }

        output.WriteLine(new Line().Add($"{string.Join(", ", counts.Prepend(BuildLines.Counted(files, "file")))}; {builds.Summary}"));
        if (deleted + kept > 0)
        {
            output.WriteLine(new Line().Add($"{BuildLines.Counted(deleted, "message")} deleted from the queue, {kept} {(kept == 1 ? "stays" : "stay")} there"));
        }

        output.Writer.Flush();
    }

    private void WriteEvent(DispatchedEvent dispatched)
    {
        var facts = new DeliveryFacts(dispatched.Delivery);
        Count(facts.Outcome);
        unknown.Add(dispatched.Decision);
        WriteFacts(facts);
        if (facts.Error is { } error)
        {
            output.WriteLine(new Line("    ").Add(error, Ink.Red));
        }
        else if (facts.Outcome == "event" || dispatched.Decision.Explanation.Rules.Any(rule => rule.IsAboutEvent))
        {
            WriteDecision(dispatched);
            foreach (var reason in options.RepositoryFile is null ? [] : RepositoryFile.WhyUnused(dispatched))
            {
                output.WriteLine(new Line("    ").Add(options.RepositoryFile!.NotUsed(reason), Ink.Red));
            }
        }

        if (dispatched.Delivery.Event.Resemblance is { } resemblance)
        {
            output.WriteLine(new Line("    ").Add($"looks like an event of CodeCommit or CodeBuild, but cannot be read: {resemblance}", Ink.Yellow));
        }

        if (EventWriter.AdditionalFieldPaths(dispatched.Delivery) is { Count: > 0 } additional)
        {
            output.WriteLine(new Line("    ").Add($"fields without a property: {string.Join(", ", additional)}", Ink.Yellow));
        }
    }

    private void WriteFacts(DeliveryFacts facts)
    {
        var line = new Line("  ").Add(facts.Type, InkOf(facts.Outcome));
        foreach (var word in new[] { facts.Kind, facts.Repository, facts.Reference, BuildLines.Short(facts.Commit) })
        {
            line.Add(string.IsNullOrEmpty(word) ? "" : $"  {word}");
        }

        var way = string.Join(" > ", facts.Way(withIds: facts.Outcome != "event"));
        output.WriteLine(line.Add(way.Length == 0 ? "" : $"  {way}", Ink.Dim));
    }

    private void WriteDecision(DispatchedEvent dispatched)
    {
        var explanation = dispatched.Decision.Explanation;
        var width = explanation.Rules.Select(rule => Terminal.Printable(rule.RuleName).Length).DefaultIfEmpty().Max();
        var first = 0;
        foreach (var rule in explanation.Rules)
        {
            var name = $"{Terminal.Printable(rule.RuleName).PadRight(width)}  ";
            if (rule.IsMatch)
            {
                var line = new Line("    yes  ", Ink.Green).Add(name);
                builds.AddTo(line, dispatched, rule, first);
                output.WriteLine(line);
            }
            else
            {
                output.WriteLine(new Line("    no   ", Ink.Dim).Add(name, Ink.Dim).Add(rule.Verdict, Ink.Dim));
            }

            first += rule.Projects.Count;
        }

        if (explanation.OtherRules > 0)
        {
            output.WriteLine(new Line("    no   ", Ink.Dim).Add($"{explanation.OtherRules} rules about other repositories or other kinds of events", Ink.Dim));
        }

        if (dispatched.Decision.Command is { } command)
        {
            WriteAnswer(dispatched, command.Answer);
        }
    }

    /// <summary>Writes the answer to a command, and the builds that the command starts: they follow the builds of the rules.</summary>
    private void WriteAnswer(DispatchedEvent dispatched, CommandAnswer answer)
    {
        output.WriteLine(new Line("    would answer: ").Add(answer.Title));
        foreach (var line in answer.Lines)
        {
            output.WriteLine(new Line("        ").Add(line));
        }

        foreach (var line in builds.OfCommand(dispatched))
        {
            output.WriteLine(line);
        }

        if (pullRequests.NoteOn(dispatched) is { } note)
        {
            output.WriteLine(new Line("    ").Add(note, Ink.Yellow));
        }
    }

    private static Ink InkOf(string outcome) => outcome switch
    {
        "event" => Ink.Cyan,
        "unreadable" => Ink.Red,
        _ => Ink.Yellow,
    };

    private void Count(string outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
}
