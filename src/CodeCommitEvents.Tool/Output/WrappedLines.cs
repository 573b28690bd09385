using Spectre.Console;
using Spectre.Console.Rendering;

namespace CodeCommitEvents.Tool;

/// <summary>Writes lines to a terminal: in colors if it has them, and wrapped at words.</summary>
internal sealed class WrappedLines
{
    private readonly IAnsiConsole console;

    public WrappedLines(TextWriter writer, int width, bool isColored) => console = ConsoleOf(writer, width, isColored);

    /// <summary>Creates a console of Spectre that finds out nothing on its own, except for which colors a terminal with colors has.</summary>
    public static IAnsiConsole ConsoleOf(TextWriter writer, int width, bool isColored)
    {
        var created = AnsiConsole.Create(new()
        {
            Ansi = isColored ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isColored ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isColored ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new() { UseDefaultEnrichers = false },
        });
        created.Profile.Width = width;
        return created;
    }

    public void Write(Line line) => console.Write(new Wrapped(line));

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Bold => new(decoration: Decoration.Bold),
        Ink.Dim => new(decoration: Decoration.Dim),
        Ink.Red => new(Color.Maroon),
        Ink.Green => new(Color.Green),
        Ink.Yellow => new(Color.Olive),
        Ink.Cyan => new(Color.Teal),
        _ => Style.Plain,
    };

    /// <summary>A line whose continuation leaves the margin free. Texts are never markup here.</summary>
    private sealed class Wrapped(Line line) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            // A margin that takes most of the width would leave no space for the text.
            var margin = line.Margin.Length <= maxWidth / 2 ? line.Margin : "";
            var paragraph = new Paragraph();
            if (margin.Length < line.Margin.Length)
            {
                paragraph.Append(line.Margin, StyleOf(line.InkOfMargin));
            }

            foreach (var (text, ink) in line.Texts)
            {
                paragraph.Append(text, StyleOf(ink));
            }

            var rows = Segment.SplitLines(((IRenderable)paragraph).Render(options, maxWidth - margin.Length));
            for (var row = 0; row < Math.Max(rows.Count, 1); row++)
            {
                if (margin.Length > 0)
                {
                    yield return row == 0 ? new(margin, StyleOf(line.InkOfMargin)) : Segment.Padding(margin.Length);
                }

                foreach (var segment in row < rows.Count ? rows[row] : [])
                {
                    yield return segment;
                }

                yield return Segment.LineBreak;
            }
        }
    }
}
