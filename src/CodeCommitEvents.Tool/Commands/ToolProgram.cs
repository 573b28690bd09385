using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CodeCommitEvents.Tool;

/// <summary>The program <c>codecommit-events</c>.</summary>
internal static class ToolProgram
{
    public const string Name = "codecommit-events";

    private const string Description = """
        Replays events of AWS CodeCommit and CodeBuild, and says why they started builds or did not. Exit codes: 0 success; 1 a problem was found; 2 wrong usage, or a call of AWS failed.
        """;

    private const int WrongUsage = 2;
    private const int WidthOfFiles = 100;

    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Write no colors; the environment variable NO_COLOR has the same effect",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write JSON objects, each on one line, instead of text",
        Recursive = true,
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolConsole console, CancellationToken cancellationToken)
    {
        var arguments = Parse(args, console);
        if (arguments.Action is ParseErrorAction)
        {
            UsageErrors.Write(arguments, console.Errors);
            return WrongUsage;
        }

        // A user who presses Ctrl+C ends the program at once.
        var configuration = new InvocationConfiguration
        {
            Output = console.Output.Writer,
            Error = console.Errors.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await arguments.InvokeAsync(configuration, cancellationToken);
        }
        catch (InvalidOperationException) when (args is [['[', ..], ..])
        {
            // System.CommandLine cannot complete some lines, such as those with --option=. A shell must not print its exception.
            return WrongUsage;
        }
    }

    /// <summary>Returns the arguments with the command <c>replay</c> before them, if they do not start with the name of a command.</summary>
    public static string[] WithReplay(string[] args) =>
        args is [var first, ..] && (first is "--help" or "-h" or "-?" or "--version" or ['[', ..] || Commands(new(TextWriter.Null, TextWriter.Null)).Any(command => command.Name == first))
            ? args
            : ["replay", .. args];

    /// <summary>Returns the command and its options, or what is wrong with the arguments. Runs nothing.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args, ToolConsole console) =>
        RootOf(console).Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

    private static RootCommand RootOf(ToolConsole console)
    {
        var root = new RootCommand(Description) { Json, NoColor };
        root.HelpName = Name;
        foreach (var command in Commands(console))
        {
            root.Add(command);
        }

        root.Options.OfType<VersionOption>().Single().Description = "Show the version";
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Show this text";
        help.Action = new HelpWithExamples(new() { MaxWidth = console.Output.Width ?? WidthOfFiles });
        return root;
    }

    private static Command[] Commands(ToolConsole console) =>
    [
        new ReplayCommand(console),
        new ExplainCommand(console),
        new CheckCommand(console),
        new SchemaCommand(console),
        new DiffCommand(console),
        new InfraCommand(console),
        new Command("topic", "Explain and change who can publish to an SNS topic")
        {
            new TopicCommand(console, isChange: false),
            new TopicCommand(console, isChange: true),
        },
        new StartCommand(console),
        new Command("claims", "Show and forget what was started for events")
        {
            new ClaimsCommand(console, isChange: false),
            new ClaimsCommand(console, isChange: true),
        },
        new FakeCommand(console),
        new LoopCommand(console),
    ];
}
