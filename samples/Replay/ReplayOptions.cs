using System.Diagnostics.CodeAnalysis;

namespace Replay;

/// <summary>What the command line asks for.</summary>
internal sealed record ReplayOptions
{
    public const string Usage = """
        Usage: dotnet run --project samples/Replay -- [--rules RULES] [--json] [--no-color] [FILE | FOLDER | -]...
               dotnet run --project samples/Replay -- --rules RULES --check

          FILE        a payload: whatever AWS hands a Lambda function, a queue or a web endpoint
          FOLDER      every *.json in it and below
          -           standard input
          --rules     rules from this JSON file instead of the built-in ones
          --check     say what the rules mean, or what is wrong with them, and replay nothing
          --json      one JSON object an event and line instead of text for people
          --no-color  no colours, as where the variable NO_COLOR is set
          --help      this text

        Without payloads it replays those that come with it. Nothing is started.
        Exit code: 0 everything was readable, 1 something was not (the rules, too), 2 wrong usage.
        """;

    private const string Rules = "--rules";
    private const string Check = "--check";
    private static readonly string[] Flags = ["--json", "--no-color", "--help", Check];

    public bool WritesJson { get; init; }

    public bool HasColor { get; init; } = true;

    public bool ShowsHelp { get; init; }

    /// <summary>The file with the rules. Null for the built-in ones.</summary>
    public string? RulesFile { get; init; }

    public bool ChecksRules { get; init; }

    public IReadOnlyList<Payload> Payloads { get; init; } = [];

    public static bool TryParse(string[] args, [NotNullWhen(true)] out ReplayOptions? options, out string? problem)
    {
        options = null;
        var rulesAt = Array.IndexOf(args, Rules);
        var rulesFile = rulesAt < 0 ? null : args.ElementAtOrDefault(rulesAt + 1);
        var others = rulesAt < 0 ? args : [.. args.Take(rulesAt), .. args.Skip(rulesAt + 2)];
        problem = rulesAt >= 0 && rulesFile is null ? $"{Rules} needs a file"
            : rulesFile is not null && !File.Exists(rulesFile) ? $"No such file: {Terminal.Printable(rulesFile)}"
            : others.Contains(Check) && rulesFile is null ? $"{Check} needs {Rules}"
            : ProblemOf(others);
        if (problem is not null)
        {
            return false;
        }

        var places = others.Where(arg => arg is "-" or not ['-', ..]).ToList();
        options = new()
        {
            WritesJson = others.Contains("--json"),
            HasColor = !others.Contains("--no-color"),
            ShowsHelp = others.Contains("--help"),
            RulesFile = rulesFile,
            ChecksRules = others.Contains(Check),
            Payloads = places.Count == 0 ? Payload.Shipped() : [.. places.SelectMany(Payload.In)],
        };
        return true;
    }

    private static string? ProblemOf(string[] args) =>
        args.FirstOrDefault(arg => arg is ['-', _, ..] && !Flags.Contains(arg)) is { } unknown
            ? $"Unknown option: {Terminal.Printable(unknown)}"
            : args.FirstOrDefault(arg => arg is not ['-', ..] && !File.Exists(arg) && !Directory.Exists(arg)) is { } missing
                ? $"No such file or folder: {Terminal.Printable(missing)}"
                : args.FirstOrDefault(arg => Directory.Exists(arg) && !Payload.In(arg).Any()) is { } empty
                    ? $"No *.json in {Terminal.Printable(empty)}"
                    : null;
}
