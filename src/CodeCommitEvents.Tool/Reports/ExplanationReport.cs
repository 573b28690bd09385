namespace CodeCommitEvents.Tool;

/// <summary>Writes for people why each rule matches an event or does not: first the rules that match, and then those closest to a match.</summary>
internal sealed class ExplanationReport(Screen output, ReplayOptions options) : IReport
{
    private const int MarginOfConditions = 4;

    /// <summary>Each condition starts with <c>yes</c>, <c>no</c> or another mark.</summary>
    private const int WidthOfMark = 4;

    private readonly UnknownFacts unknown = new(options.Facts);
    private readonly PayloadHeadings headings = new(output);

    public void Add(ReplayedPayload payload)
    {
        headings.Write(payload.Name);
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

            unknown.Add(dispatched.Decision);
            foreach (var line in dispatched.Decision.Explain().NearestFirst().ToText().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            {
                var margin = line.Length - line.TrimStart(' ').Length;
                var ink = InkOf(line[margin..], margin);
                margin += margin < MarginOfConditions ? 0 : Math.Min(WidthOfMark, line.Length - margin);
                output.WriteLine(new Line(line[..margin], ink).Add(line[margin..], ink));
            }
        }
    }

    public void AddUnreadable(string file, string error) => headings.WriteUnreadable(file, error);

    public void AddSkipped(string file, int messages) => headings.WriteSkipped(file, messages);

    public void Finish()
    {
        if (unknown.Hint is { } hint)
        {
            output.WriteLine();
            output.WriteLine(new Line().Add(hint, Ink.Yellow));
        }

        output.Writer.Flush();
    }

    /// <summary>Conditions that are not met stand out.</summary>
    private static Ink InkOf(string words, int margin) =>
        margin < MarginOfConditions ? Ink.Plain
        : words.StartsWith("no ", StringComparison.Ordinal) || words.StartsWith('?') ? Ink.Yellow
        : Ink.Dim;
}
