using Amazon.Runtime;
using CodeCommitEvents;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace Replay;

/// <summary>
/// Runs the whole loop in an emulator, step by step: a pull request is opened, its notification starts a build, the build fails, and the team
/// is told. Only the events are fakes: the emulator neither has notification rules nor runs builds.
/// </summary>
internal static class LoopCommand
{
    public const string Usage = """
        Usage: dotnet run --project samples/Replay -- loop [--endpoint URL]

        Runs the whole loop in an emulator, from a pull request to the message that tells the team about the failed build.
        Creates two topics, two queues and a build project there.

          --endpoint  the URL of the emulator on this computer; default: http://127.0.0.1:5000

        To start the emulator in a second terminal: pip install 'moto[server]' && moto_server -p 5000
        Exit code: 0 success; 1 a step failed; 2 wrong usage.
        """;

    private const string DefaultEndpoint = "http://127.0.0.1:5000";
    private const string Team = "team";
    private const int Success = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>The rules of the loop for a build project.</summary>
    public static BuildRules RulesFor(string project) => BuildRules.CreateBuilder()
        .OnPullRequest("check pull requests", pr => pr.Opened().StartBuild(project))
        .OnFinishedBuild("tell failures", build => build.OfProject(project).Failed().Notify(Team))
        .Build();

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (args is ["--help"])
        {
            await output.WriteLineAsync(Usage);
            return Success;
        }

        if (EndpointOf(args) is not { } endpoint)
        {
            await errors.WriteLineAsync(Usage);
            return WrongUsage;
        }

        try
        {
            await using var pipeline = await LoopPipeline.CreateAsync(endpoint, Team, RulesFor, cancellationToken);
            await RunAsync(pipeline, output, cancellationToken);
            return Success;
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException or DispatchException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"The loop cannot continue: {Terminal.Printable(exception.Message)}");
            if (exception is HttpRequestException or { InnerException: HttpRequestException })
            {
                await errors.WriteLineAsync($"Does an emulator answer at {endpoint}? Try --help.");
            }

            return Failed;
        }
    }

    private static async Task RunAsync(LoopPipeline pipeline, TextWriter output, CancellationToken cancellationToken)
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
            var lines = Terminal.PrintableLines(what).Split(Environment.NewLine);
            for (var index = 0; index < lines.Length; index++)
            {
                await output.WriteLineAsync($"{(index == 0 ? who : ""),-10} | {lines[index]}".TrimEnd());
            }

            await output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Returns the endpoint of the emulator. Null if the arguments are wrong, or the endpoint is not on this computer: the loop creates resources.</summary>
    private static Uri? EndpointOf(string[] args)
    {
        var text = args switch
        {
            [] => DefaultEndpoint,
            ["--endpoint", var url] => url,
            _ => "",
        };
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback ? endpoint : null;
    }
}
