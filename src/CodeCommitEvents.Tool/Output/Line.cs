namespace CodeCommitEvents.Tool;

/// <summary>
/// A line of the output: a margin, which stays free if the line is wrapped, and texts. The texts may be those of strangers: what must not be sent to a terminal
/// is escaped here.
/// </summary>
internal sealed class Line(string margin = "", Ink inkOfMargin = Ink.Plain)
{
    private readonly List<(string Text, Ink Ink)> texts = [];

    public string Margin { get; } = Terminal.Printable(margin);

    public Ink InkOfMargin { get; } = inkOfMargin;

    public IReadOnlyList<(string Text, Ink Ink)> Texts => texts;

    public Line Add(string text, Ink ink = Ink.Plain)
    {
        texts.Add((Terminal.Printable(text), ink));
        return this;
    }

    /// <summary>Returns the line as it is written to a file or another program.</summary>
    public override string ToString() => string.Concat(texts.Select(part => part.Text).Prepend(Margin)).TrimEnd();
}
