using System.Diagnostics.CodeAnalysis;

namespace Replay;

/// <summary>The options of the command line.</summary>
internal sealed record ReplayOptions
{
    public const string Usage = """
        Usage: dotnet run --project samples/Replay -- [OPTION]... [FILE | FOLDER | -]...
               dotnet run --project samples/Replay -- --rules RULES --check
               dotnet run --project samples/Replay -- --schema FILE

          FILE        a payload, as AWS sends it to a Lambda function, a queue or a web endpoint, or one payload on each line
          FOLDER      all *.json files in the folder and its subfolders
          -           standard input
          --rules     use the rules in this JSON file instead of the built-in rules
          --check     print what the rules mean, or their errors, and replay nothing
          --schema    write the JSON Schema of rules to this file, with which editors complete and check rules
          --start     start real builds: --start codebuild uses the region and the credentials that the AWS SDK finds
          --endpoint  with --start: the URL of an emulator; an emulator on this computer needs no credentials
          --json      write one JSON object on one line for each event, instead of text
          --no-color  write no colors; the environment variable NO_COLOR has the same effect
          --help      show this text

        Without payloads, the payloads that come with this program are replayed. Without --start, no builds are started.
        Exit code: 0 success; 1 a payload or the rules cannot be read, or a build was not started; 2 wrong usage.
        """;

    private const string Rules = "--rules";
    private const string Schema = "--schema";
    private const string Start = "--start";
    private const string EndpointOption = "--endpoint";
    private const string Check = "--check";
    private const string CodeBuild = "codebuild";
    private static readonly string[] WithValue = [Rules, Schema, Start, EndpointOption];
    private static readonly string[] Flags = ["--json", "--no-color", "--help", Check];

    public bool WritesJson { get; init; }

    public bool HasColor { get; init; } = true;

    public bool ShowsHelp { get; init; }

    /// <summary>The file with the rules. Null for the built-in rules.</summary>
    public string? RulesFile { get; init; }

    public bool ChecksRules { get; init; }

    /// <summary>The file to which the JSON Schema of rules is written. Null if it is not written.</summary>
    public string? SchemaFile { get; init; }

    /// <summary>Whether CodeBuild really starts the builds.</summary>
    public bool StartsBuilds { get; init; }

    /// <summary>The endpoint of CodeBuild. Null for the default of the SDK.</summary>
    public Uri? Endpoint { get; init; }

    public IReadOnlyList<Payload> Payloads { get; init; } = [];

    public static bool TryParse(string[] args, [NotNullWhen(true)] out ReplayOptions? options, out string? problem)
    {
        options = null;
        problem = ValuesOf(args, out var values, out var others) ?? ProblemOf(values, others) ?? ProblemOf(others);
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
            RulesFile = values.GetValueOrDefault(Rules),
            ChecksRules = others.Contains(Check),
            SchemaFile = values.GetValueOrDefault(Schema),
            StartsBuilds = values.ContainsKey(Start),
            Endpoint = values.TryGetValue(EndpointOption, out var endpoint) ? new(endpoint) : null,
            Payloads = places.Count == 0 ? Payload.Shipped() : [.. places.SelectMany(Payload.In)],
        };
        return true;
    }

    /// <summary>Reads the options that have a value. Returns the error, or null if there is none.</summary>
    private static string? ValuesOf(string[] args, out Dictionary<string, string> values, out string[] others)
    {
        values = [];
        var rest = new List<string>();
        for (var index = 0; index < args.Length; index++)
        {
            if (!WithValue.Contains(args[index]))
            {
                rest.Add(args[index]);
            }
            else if (index + 1 < args.Length)
            {
                values[args[index]] = args[++index];
            }
            else
            {
                others = [];
                return $"{args[index]} needs a value";
            }
        }

        others = [.. rest];
        return null;
    }

    private static string? ProblemOf(Dictionary<string, string> values, string[] others) =>
        values.TryGetValue(Rules, out var rules) && !File.Exists(rules) ? $"No such file: {Terminal.Printable(rules)}"
        : others.Contains(Check) && !values.ContainsKey(Rules) ? $"{Check} needs {Rules}"
        : values.TryGetValue(Start, out var starter) && starter != CodeBuild ? $"{Start} takes {CodeBuild}, and not {Terminal.Printable(starter)}"
        : !values.TryGetValue(EndpointOption, out var endpoint) ? null
        : !values.ContainsKey(Start) ? $"{EndpointOption} needs {Start}"
        : Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? null
        : $"{EndpointOption} takes an http or https URL, and not {Terminal.Printable(endpoint)}";

    private static string? ProblemOf(string[] args) =>
        args.FirstOrDefault(arg => arg is ['-', _, ..] && !Flags.Contains(arg)) is { } unknown
            ? $"Unknown option: {Terminal.Printable(unknown)}"
            : args.FirstOrDefault(arg => arg is not ['-', ..] && !File.Exists(arg) && !Directory.Exists(arg)) is { } missing
                ? $"No such file or folder: {Terminal.Printable(missing)}"
                : args.FirstOrDefault(arg => Directory.Exists(arg) && !Payload.In(arg).Any()) is { } empty
                    ? $"No *.json in {Terminal.Printable(empty)}"
                    : null;
}
