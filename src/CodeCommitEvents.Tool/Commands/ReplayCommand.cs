using System.CommandLine;
using CodeCommitEvents.CodeBuild;

namespace CodeCommitEvents.Tool;

/// <summary>Replays payloads. Starts no builds, except for the messages of a queue that is redriven.</summary>
internal sealed class ReplayCommand : PayloadCommand
{
    private static readonly string[] Samples =
    [
        "replay",
        "replay message.json --rules build-rules.json",
        "replay events/ --rules appsettings.json --section CodeCommitEvents --json",
        "replay push.json --assembly bin/Release/net10.0/Team.dll",
        "replay push.json --repository-rules .codecommit-events.json",
        "replay push.json --rules build-rules.json --files src/Api.cs,README.md",
        "replay --queue https://sqs.eu-central-1.amazonaws.com/111122223333/dead-letters --rules build-rules.json",
        "replay --queue https://sqs.eu-central-1.amazonaws.com/111122223333/dead-letters --rules build-rules.json --redrive --table claims",
    ];

    private readonly Option<bool> redrive = new("--redrive")
    {
        Description = "Start the builds for the messages after --queue in CodeBuild, and delete each message of which everything is done. Needs --table, so that no build starts again",
    };

    private readonly Option<string> table = TableOption.Create();

    public ReplayCommand(ToolConsole console)
        : base(console, "replay", "Print what payloads are, which rules match, why the others do not, and which builds would be started", Samples, needsRules: false)
    {
        Add(redrive);
        Add(table);
    }

    protected override string? ProblemOf(ParseResult arguments)
    {
        var hasTable = arguments.GetValue(table) is not null;
        return base.ProblemOf(arguments)
            ?? (HasRules(arguments) && !HasQueue(arguments) && PlacesIn(arguments).Length == 0 ? "With rules of your own, replay needs PAYLOADS or --queue; - is the standard input" : null)
            ?? (!arguments.GetValue(redrive) ? hasTable ? "--table needs --redrive" : null
                : !HasQueue(arguments) || PlacesIn(arguments).Length > 0 ? "--redrive is for the messages of a queue: it needs --queue, and no PAYLOADS"
                : !hasTable ? "--redrive needs --table: without the claims, builds that were started before would start again"
                : null);
    }

    protected override async Task<int> RunAsync(ReplayOptions options, ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        if (!arguments.GetValue(redrive))
        {
            return await ReplayAsync(options, console, cancellationToken);
        }

        var endpoint = arguments.GetValue(Endpoint);
        using var client = Clients.CodeBuild(endpoint);
        using var claims = TableOption.Open(arguments.GetValue(table)!, endpoint);
        return await ReplayAsync(
            options with { Starter = new CodeBuildStarter(client), Claims = new BuildClaims(claims.Store), DeletesMessages = true }, console, cancellationToken);
    }
}
