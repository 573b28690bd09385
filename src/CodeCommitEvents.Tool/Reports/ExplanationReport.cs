namespace CodeCommitEvents.Tool;

/// <summary>Writes for people why each rule matches an event or does not: first the rules that match, and then those closest to a match.</summary>
internal sealed class ExplanationReport(Screen output) : IReport
{
    private bool hasHeading;

    public void Add(ReplayedPayload payload)
    {
        WriteHeading(payload.Name);
        foreach (var dispatched in payload.Report.Events)
        {
            if (new DeliveryFacts(dispatched.Delivery).Error is { } error)
            {
                output.WriteLine(new Line("  unreadable  ", Ink.Red).Add(error));
                continue;
            }

            foreach (var failure in dispatched.Decision.Failures)
            {
                output.WriteLine(new Line("  ").Add(failure.ToString(), Ink.Red));
            }

            output.WriteLines(dispatched.Decision.Explain().NearestFirst().ToText().TrimEnd());
        }
    }

    public void AddUnreadable(string file, string error)
    {
        WriteHeading(file);
        output.WriteLine(new Line("  unreadable  ", Ink.Red).Add(error));
    }

    public void AddSkipped(string file, int messages)
    {
        WriteHeading(file);
        output.WriteLine(new Line("  ").Add($"{BuildLines.Counted(messages, "message")} without JSON", Ink.Dim));
    }

    public void Finish() => output.Writer.Flush();

    private void WriteHeading(string file)
    {
        if (hasHeading)
        {
            output.WriteLine();
        }

        hasHeading = true;
        output.WriteLine(new Line().Add(file, Ink.Bold));
    }
}
