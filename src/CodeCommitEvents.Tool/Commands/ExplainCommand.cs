using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>Explains for events why each rule matches or does not. Starts nothing.</summary>
internal sealed class ExplainCommand : PayloadCommand
{
    private static readonly string[] Samples =
    [
        "explain push.json --rules build-rules.json",
        "explain push.json --assembly bin/Release/net10.0/Team.dll --files src/Api.cs",
        "explain push.json --rules appsettings.json --section CodeCommitEvents --codecommit --json",
    ];

    public ExplainCommand(ToolConsole console)
        : base(console, "explain", "Print why each rule matches events or does not: every condition, with what it expects and what it finds. Rules that match come first, then those closest to a match", Samples, needsRules: true)
    {
    }

    protected override async Task<int> RunAsync(ReplayOptions options, ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var replay = new Replay(options, console, pullRequests => console.WritesJson
            ? new JsonReport(console.Output.Writer, options, pullRequests, static decision => decision.Explain().NearestFirst())
            : new ExplanationReport(console.Output, options));
        return await replay.RunAsync(cancellationToken) ? Success : Problems;
    }
}
