using System.Diagnostics.CodeAnalysis;

namespace Replay;

/// <summary>What the command line asks for.</summary>
internal sealed record ReplayOptions
{
    public const string Usage = """
        Usage: dotnet run --project samples/Replay -- [--json] [--no-color] [FILE | FOLDER | -]...

          FILE        a payload: whatever AWS hands a Lambda function, a queue or a web endpoint
          FOLDER      every *.json in it and below
          -           standard input
          --json      one JSON object an event and line instead of text for people
          --no-color  no colours, as where the variable NO_COLOR is set
          --help      this text

        Without payloads it replays those that come with it. Nothing is started.
        Exit code: 0 everything was readable, 1 something was not, 2 wrong usage.
        """;

    public bool WritesJson { get; init; }

    public bool HasColor { get; init; } = true;

    public bool ShowsHelp { get; init; }

    public IReadOnlyList<Payload> Payloads { get; init; } = [];

    public static bool TryParse(string[] args, [NotNullWhen(true)] out ReplayOptions? options, out string? problem)
    {
        options = null;
        problem = args.FirstOrDefault(arg => arg is ['-', _, ..] and not ("--json" or "--no-color" or "--help")) is { } unknown
            ? $"Unknown option: {Terminal.Printable(unknown)}"
            : args.FirstOrDefault(arg => arg is not ['-', ..] && !File.Exists(arg) && !Directory.Exists(arg)) is { } missing
                ? $"No such file or folder: {Terminal.Printable(missing)}"
                : args.FirstOrDefault(arg => Directory.Exists(arg) && !Payload.In(arg).Any()) is { } empty
                    ? $"No *.json in {Terminal.Printable(empty)}"
                    : null;
        if (problem is not null)
        {
            return false;
        }

        var places = args.Where(arg => arg is "-" or not ['-', ..]).ToList();
        options = new()
        {
            WritesJson = args.Contains("--json"),
            HasColor = !args.Contains("--no-color"),
            ShowsHelp = args.Contains("--help"),
            Payloads = places.Count == 0 ? Payload.Shipped() : [.. places.SelectMany(Payload.In)],
        };
        return true;
    }
}
