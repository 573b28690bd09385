using System.CommandLine;
using Amazon.Runtime;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tool;

/// <summary>
/// Runs the whole loop in an emulator, step by step: a pull request is opened, its notification starts a build, the build fails, and the team
/// is told. Only the events are fakes: the emulator neither has notification rules nor runs builds.
/// </summary>
internal sealed class LoopCommand : ToolCommand
{
    private const string Purpose = """
        Run the whole loop in an emulator, from a pull request to the message that tells the team about the failed build. Creates two topics, two queues and a build project there.
        To start the emulator in a second terminal: pip install 'moto[server]' && moto_server -p 5000
        """;

    private const string Team = "team";

    private readonly Option<Uri> endpoint = new("--endpoint")
    {
        Description = "The URL of the emulator on this computer",
        HelpName = "URL",
        DefaultValueFactory = _ => new("http://127.0.0.1:5000"),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.IsLoopback)
            {
                return url;
            }

            result.AddError($"--endpoint takes the URL of an emulator on this computer, because the loop creates resources there, and not {text}");
            return null;
        },
    };

    public LoopCommand(ToolConsole console)
        : base(console, "loop", Purpose, ["loop", "loop --endpoint http://127.0.0.1:5001"]) =>
        Add(endpoint);

    /// <summary>The rules of the loop for a build project.</summary>
    public static BuildRules RulesFor(string project) => BuildRules.CreateBuilder()
        .OnPullRequest("check pull requests", pr => pr.Opened().StartBuild(project))
        .OnFinishedBuild("tell failures", build => build.OfProject(project).Failed().Notify(Team))
        .Build();

    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var url = arguments.GetRequiredValue(endpoint);
        try
        {
            await using var pipeline = await LoopPipeline.CreateAsync(url, Team, RulesFor, cancellationToken);
            await RunAsync(pipeline, console, cancellationToken);
            return Success;
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException or DispatchException or InvalidOperationException)
        {
            console.Errors.WriteLine(new Line().Add($"The loop cannot continue: {exception.Message}"));
            if (exception is HttpRequestException or { InnerException: HttpRequestException })
            {
                console.Errors.WriteLine(new Line().Add($"Does an emulator answer at {url}? Try --help."));
            }

            return Problems;
        }
    }

    private static async Task RunAsync(LoopPipeline pipeline, ToolConsole console, CancellationToken cancellationToken)
    {
        await SayAsync("Rules", pipeline.Rules.ToText().TrimEnd());
        await SayAsync("SNS", $"notification rules can publish to {pipeline.Topic}");

        var opened = FakeEvents.PullRequestCreated();
        await pipeline.PublishAsync(opened, cancellationToken);
        await SayAsync("CodeCommit", $"pull request {opened.PullRequestId} of {opened.RepositoryName} is opened; its notification is published to the topic");
        var started = await InvokeFunctionAsync();

        var ended = LoopPipeline.End(started.Events[0].Builds[0], BuildStatus.Failed);
        await pipeline.PublishAsync(ended, cancellationToken);
        await SayAsync("CodeBuild", $"{ended.BuildId} ends: {ended.BuildStatus}; its notification is published to the topic");
        await InvokeFunctionAsync();

        await pipeline.PublishAsync(opened, cancellationToken);
        await pipeline.PublishAsync(ended, cancellationToken);
        await SayAsync("SNS", "both notifications arrive again");
        await InvokeFunctionAsync();

        foreach (var message in await pipeline.ReceiveAsync(cancellationToken))
        {
            await SayAsync("Team", message);
        }

        async Task<DispatchReport> InvokeFunctionAsync()
        {
            var report = await pipeline.InvokeFunctionAsync(cancellationToken);
            await SayAsync("Function", string.Join('\n', report.Events.Select(dispatched => dispatched.ToString())));
            return report;
        }

        async Task SayAsync(string who, string what)
        {
            var output = console.Output;
            if (console.WritesJson)
            {
                JsonLine.Write(output.Writer, json =>
                {
                    json.WriteString("who", who);
                    json.WriteString("what", what);
                });
                return;
            }

            var lines = what.ReplaceLineEndings("\n").Split('\n');
            for (var index = 0; index < lines.Length; index++)
            {
                output.WriteLine(new Line($"{(index == 0 ? who : ""),-10} | ", Ink.Dim).Add(lines[index]));
            }

            await output.Writer.FlushAsync(cancellationToken);
        }
    }
}
