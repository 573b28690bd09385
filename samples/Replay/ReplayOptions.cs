using System.Diagnostics.CodeAnalysis;

namespace Replay;

/// <summary>The options of the command line.</summary>
internal sealed record ReplayOptions
{
    public const string Usage = """
        Usage: dotnet run --project samples/Replay -- [OPTION]... [FILE | FOLDER | -]...
               dotnet run --project samples/Replay -- --rules RULES --check
               dotnet run --project samples/Replay -- --rules appsettings.json --section CodeCommitEvents --check
               dotnet run --project samples/Replay -- --repository-rules .codecommit-events.json --check
               dotnet run --project samples/Replay -- --schema FILE
               dotnet run --project samples/Replay -- topic --help
               dotnet run --project samples/Replay -- loop --help

          topic       explain and change the policy of an SNS topic
          loop        run the whole loop in an emulator, from a pull request to the message about the failed build
          FILE        a payload, as AWS sends it to a Lambda function, a queue or a web endpoint, or one payload on each line
          FOLDER      all *.json files in the folder and its subfolders
          -           standard input
          --rules     use the rules in this JSON file instead of the built-in rules
          --section   with --rules: the files are JSON configuration, such as appsettings.json, and the rules are in this section;
                      repeat --rules for each layer of the configuration
          --repository-rules
                      test this file with the rules of a repository, .codecommit-events.json, before it is pushed: use it for the
                      repository of each event, after the other rules. With --section, within the policies of the configuration
                      (RepositoryRules). Without, everything is allowed, and what a policy must allow is printed
          --check     print what the rules mean, or their errors, and replay nothing
          --repository
                      with --check and --repository-rules: the name of the repository of this file. With --section, also print
                      whether the policy for this repository allows the file
          --schema    write the JSON Schema of rules to this file, with which editors complete and check rules
          --start     start real builds: --start codebuild uses the region and the credentials that the AWS SDK finds
          --endpoint  with --start: the URL of an emulator; an emulator on this computer needs no credentials
          --json      write one JSON object on one line for each event, instead of text
          --no-color  write no colors; the environment variable NO_COLOR has the same effect
          --help      show this text

        Without payloads, the payloads that come with this program are replayed. Without --start, no builds are started.
        A command in a comment, such as /build, is answered with the pull request of the payloads before the comment.
        Exit code: 0 success; 1 a payload or rules cannot be read, a policy refuses the rules of the repository, or a build was not
        started; 2 wrong usage.
        """;

    private const string Rules = "--rules";
    private const string SectionOption = "--section";
    private const string RepositoryRules = "--repository-rules";
    private const string RepositoryOption = "--repository";
    private const string Schema = "--schema";
    private const string Start = "--start";
    private const string EndpointOption = "--endpoint";
    private const string Check = "--check";
    private const string CodeBuild = "codebuild";
    private static readonly string[] WithValue = [Rules, SectionOption, RepositoryRules, RepositoryOption, Schema, Start, EndpointOption];
    private static readonly string[] Flags = ["--json", "--no-color", "--help", Check];

    public bool WritesJson { get; init; }

    public bool HasColor { get; init; } = true;

    public bool ShowsHelp { get; init; }

    /// <summary>The files with the rules: one file, or the layers of a configuration. Empty for the built-in rules.</summary>
    public IReadOnlyList<string> RulesFiles { get; init; } = [];

    /// <summary>The section of the configuration that contains the rules. Null if the file is a document of rules.</summary>
    public string? Section { get; init; }

    /// <summary>The file with the rules of a repository. Null if there is none.</summary>
    public string? RepositoryRulesFile { get; init; }

    /// <summary>The name of the repository to which the file belongs, for a check. Null if it is unknown.</summary>
    public string? Repository { get; init; }

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
            RulesFiles = [.. values[Rules]],
            Section = values[SectionOption].LastOrDefault(),
            RepositoryRulesFile = values[RepositoryRules].LastOrDefault(),
            Repository = values[RepositoryOption].LastOrDefault(),
            ChecksRules = others.Contains(Check),
            SchemaFile = values[Schema].LastOrDefault(),
            StartsBuilds = values.Contains(Start),
            Endpoint = values[EndpointOption].LastOrDefault() is { } endpoint ? new(endpoint) : null,
            Payloads = places.Count == 0 ? Payload.Shipped() : [.. places.SelectMany(Payload.In)],
        };
        return true;
    }

    /// <summary>Reads the options that have a value. Returns the error, or null if there is none.</summary>
    private static string? ValuesOf(string[] args, out ILookup<string, string> values, out string[] others)
    {
        var found = new List<(string Name, string Value)>();
        string? problem = null;
        var rest = new List<string>();
        for (var index = 0; index < args.Length; index++)
        {
            if (!WithValue.Contains(args[index]))
            {
                rest.Add(args[index]);
            }
            else if (index + 1 < args.Length)
            {
                found.Add((args[index], args[++index]));
            }
            else
            {
                problem ??= $"{args[index]} needs a value";
            }
        }

        (values, others) = (found.ToLookup(option => option.Name, option => option.Value, StringComparer.Ordinal), [.. rest]);
        return problem;
    }

    private static string? ProblemOf(ILookup<string, string> values, string[] others) =>
        values[Rules].Concat(values[RepositoryRules]).FirstOrDefault(file => !File.Exists(file)) is { } missing ? $"No such file: {Terminal.Printable(missing)}"
        : values.Contains(SectionOption) && !values.Contains(Rules) ? $"{SectionOption} needs {Rules}"
        : values[Rules].Count() > 1 && !values.Contains(SectionOption) ? $"Several {Rules} are layers of a configuration, and need {SectionOption}"
        : values[RepositoryRules].Count() > 1 ? $"{RepositoryRules} takes one file"
        : values.Contains(RepositoryOption) && !(values.Contains(RepositoryRules) && others.Contains(Check)) ? $"{RepositoryOption} needs {RepositoryRules} and {Check}"
        : others.Contains(Check) && !values.Contains(Rules) && !values.Contains(RepositoryRules) ? $"{Check} needs {Rules} or {RepositoryRules}"
        : values[Start].LastOrDefault() is { } starter && starter != CodeBuild ? $"{Start} takes {CodeBuild}, and not {Terminal.Printable(starter)}"
        : values[EndpointOption].LastOrDefault() is not { } endpoint ? null
        : !values.Contains(Start) ? $"{EndpointOption} needs {Start}"
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
