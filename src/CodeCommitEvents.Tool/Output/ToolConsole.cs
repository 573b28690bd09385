namespace CodeCommitEvents.Tool;

/// <summary>Where the program writes its results and its errors.</summary>
internal sealed record ToolConsole(Screen Output, Screen Errors) : IAsyncDisposable
{
    private const int BufferSize = 16 * 1024;
    private const int UsualWidth = 80;

    /// <summary>Whether results are written for programs: JSON objects, each on one line.</summary>
    public bool WritesJson { get; init; }

    /// <summary>A console that writes to no terminal.</summary>
    public ToolConsole(TextWriter output, TextWriter errors)
        : this(new Screen(output), new Screen(errors))
    {
    }

    /// <summary>
    /// Returns the console of the process. A terminal shows each line at once. For a file or another program, many lines are written together.
    /// </summary>
    public static ToolConsole OfProcess() => new(
        Console.IsOutputRedirected
            ? new Screen(new StreamWriter(Console.OpenStandardOutput(), Console.Out.Encoding, BufferSize))
            : new Screen(Console.Out, Width(), HasColors),
        Console.IsErrorRedirected ? new Screen(Console.Error) : new Screen(Console.Error, Width(), HasColors));

    /// <summary>Whether the terminal has colors and the user wants them. For the environment variable NO_COLOR, see no-color.org.</summary>
    private static bool HasColors =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public ToolConsole WithoutColor() => this with { Output = Output.WithoutColor(), Errors = Errors.WithoutColor() };

    public async ValueTask DisposeAsync() => await Output.Writer.FlushAsync();

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
