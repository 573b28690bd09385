using System.CommandLine;
using Amazon.Runtime;

namespace CodeCommitEvents.Tool;

/// <summary>Replays payloads.</summary>
internal sealed class ReplayCommand : ToolCommand
{
    private const string CodeBuild = "codebuild";

    private static readonly string[] Samples =
    [
        "replay",
        "replay message.json --rules build-rules.json",
        "replay events/ --rules appsettings.json --section CodeCommitEvents --json",
        "replay push.json --repository-rules .codecommit-events.json",
        "replay push.json --rules build-rules.json --files src/Api.cs,README.md",
        "replay push.json --rules build-rules.json --start codebuild",
    ];

    private readonly Argument<string[]> payloads = new("PAYLOADS")
    {
        Description = "A file with a payload, as AWS sends it to a function, a queue or a web endpoint, with one payload on each line, or with the messages that "
            + "aws sqs receive-message, aws logs or Logs Insights print; a folder with *.json files; or - for standard input. Without payloads, those that come with this program are replayed",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly RuleOptions rules;

    private readonly Option<string[]> files = new("--files")
    {
        Description = "The paths of the files that each event changes, with commas between them; without, they are known only from events that contain them",
        HelpName = "PATHS",
    };

    private readonly Option<string> commitMessage = new("--commit-message")
    {
        Description = "The message of the commit that each event would build",
        HelpName = "TEXT",
    };

    private readonly Option<string> start = new("--start")
    {
        Description = "Start real builds: codebuild uses the region and the credentials that the AWS SDK finds. Without, no builds are started",
        HelpName = CodeBuild,
        CompletionSources = { CodeBuild },
    };

    private readonly Option<string> endpoint = new("--endpoint")
    {
        Description = "With --start: the URL of an emulator; an emulator on this computer needs no credentials",
        HelpName = "URL",
    };

    private readonly Option<bool> json = new("--json") { Description = "Write one JSON object on one line for each event, instead of text" };

    public ReplayCommand(ToolConsole console)
        : base(console, "replay", "Print what payloads are, which rules match, why the others do not, and which builds would be started", Samples)
    {
        Add(payloads);
        rules = RuleOptions.AddOptionTo(this, "Default: built-in rules").WithRepositoryRules(this);
        Add(files);
        Add(commitMessage);
        Add(start);
        Add(endpoint);
        Add(json);
    }

    protected override string? ProblemOf(ParseResult arguments)
    {
        var places = arguments.GetValue(payloads) ?? [];
        return UsageErrors.UnknownOption(places, this)
            ?? rules.ProblemOf(arguments)
            ?? (arguments.GetValue(start) is { } starter && starter != CodeBuild ? $"--start takes {CodeBuild}, and not {starter}" : null)
            ?? (arguments.GetValue(endpoint) is { } url ? ProblemOf(url, arguments.GetValue(start) is not null) : null)
            ?? Payload.ProblemOf(places, missing => UsageErrors.MeantCommand(missing, this));
    }

    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var places = arguments.GetValue(payloads) ?? [];
        var options = new ReplayOptions
        {
            Payloads = places.Length == 0 ? Payload.Shipped() : [.. places.SelectMany(Payload.In)],
            Sources = rules.SourcesOf(arguments),
            Facts = new(PathsOf(arguments.GetValue(files)), arguments.GetValue(commitMessage)),
            WritesJson = arguments.GetValue(json),
            StartsBuilds = arguments.GetValue(start) is not null,
            Endpoint = arguments.GetValue(endpoint) is { } url ? new(url) : null,
        };
        if (!RulesFile.TryRead(options.Sources, out var read, out var faults) || !RepositoryFile.TryRead(options.Sources, out var repositoryFile, out faults))
        {
            console.Errors.WriteLines(faults);
            return Problems;
        }

        try
        {
            var replay = new Replay(options, read, repositoryFile, console);
            return await replay.RunAsync(cancellationToken) ? Success : Problems;
        }
        catch (AmazonClientException exception)
        {
            console.Errors.WriteLine(new Line().Add($"CodeBuild cannot be called: {exception.Message}"));
            return WrongUsage;
        }
    }

    /// <summary>Returns null without the option. An option without a path says that nothing changed.</summary>
    private static string[]? PathsOf(string[]? values) =>
        values is null or [] ? null : [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static string? ProblemOf(string endpoint, bool startsBuilds) =>
        !startsBuilds ? "--endpoint needs --start"
        : Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? null
        : $"--endpoint takes an http or https URL, and not {endpoint}";
}
