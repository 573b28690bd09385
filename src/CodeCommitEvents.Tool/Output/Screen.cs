namespace CodeCommitEvents.Tool;

/// <summary>
/// Writes lines. A terminal gets them in colors, and wrapped at words. A file or another program gets them as they are.
/// </summary>
/// <param name="writer">Where the lines are written.</param>
/// <param name="width">The width of the terminal in characters. Null if there is no terminal.</param>
/// <param name="isColored">Whether the terminal shows colors.</param>
internal sealed class Screen(TextWriter writer, int? width = null, bool isColored = false)
{
    private const int NarrowestWidth = 20;

    private readonly Lazy<WrappedLines> wrapped = new(() => new(writer, Math.Max(width ?? 0, NarrowestWidth), isColored));

    public TextWriter Writer => writer;

    /// <summary>The width of the terminal in characters. Null if there is no terminal.</summary>
    public int? Width => width;

    /// <summary>Whether the terminal shows colors, and can move its cursor.</summary>
    public bool IsColored => isColored;

    public Screen WithoutColor() => isColored ? new(writer, width) : this;

    public void WriteLine() => writer.WriteLine();

    public void WriteLine(Line line)
    {
        if (width is null)
        {
            writer.WriteLine(line.ToString());
        }
        else
        {
            wrapped.Value.Write(line);
        }
    }

    /// <summary>Writes each line of a text. A wrapped line continues below the first word of the line.</summary>
    public void WriteLines(string text, Ink ink = Ink.Plain)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var words = line.TrimStart(' ');
            WriteLine(new Line(line[..^words.Length]).Add(words, ink));
        }
    }
}
