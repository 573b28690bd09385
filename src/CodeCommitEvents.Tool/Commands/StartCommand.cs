using System.CommandLine;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;

namespace CodeCommitEvents.Tool;

/// <summary>Starts the builds of payloads in CodeBuild.</summary>
internal sealed class StartCommand : PayloadCommand
{
    private static readonly string[] Samples =
    [
        "start push.json --rules build-rules.json --table claims",
        "start push.json --assembly bin/Release/net10.0/Team.dll --table claims --codecommit",
        "start push.json --rules build-rules.json --table claims --again",
    ];

    private readonly Option<string> table = TableOption.Create();

    private readonly Option<bool> again = new("--again") { Description = "Also start builds that were started before, each once more. Their claims are forgotten" };

    public StartCommand(ToolConsole console)
        : base(console, "start", "Start the builds that rules request for payloads, in CodeBuild with the region and the credentials that the AWS SDK finds. Sends no notifications", Samples, needsRules: true)
    {
        Add(table);
        Add(again);
    }

    protected override async Task<int> RunAsync(ReplayOptions options, ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var endpoint = arguments.GetValue(Endpoint);
        var startsAgain = arguments.GetValue(again);
        using var claims = arguments.GetValue(table) is { } name ? TableOption.Open(name, endpoint) : null;
        if (claims is null && !startsAgain)
        {
            console.Errors.WriteLine(new Line().Add("Without --table, builds that another program has started for these events can start again.", Ink.Yellow));
        }

        using var client = Clients.CodeBuild(endpoint);
        var store = new BuildClaims(claims?.Store ?? (IBuildClaimStore)new InMemoryBuildClaimStore(), startsAgain);
        return await ReplayAsync(options with { Starter = new CodeBuildStarter(client), Claims = store }, console, cancellationToken);
    }
}
