using System.Text;
using System.Text.Json;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>
/// Asks the emulator moto for the facts about a finished build. Moto ends a build with success when it is read, and has neither batch builds nor test
/// reports: tests of these use <see cref="CodeBuildServer"/>.
/// </summary>
public sealed class FactsMotoTests(Moto moto) : IClassFixture<Moto>
{
    private const string Region = "eu-central-1";

    [MotoFact]
    public async Task The_build_before_is_the_earlier_build_of_the_same_branch()
    {
        using var client = moto.Client(Region);
        var project = await Projects.CreateAsync(client);
        var earlier = await StartAsync(client, project, "refs/heads/main");
        await StartAsync(client, project, "refs/heads/other");
        var failed = EndOf(await StartAsync(client, project, "refs/heads/main"));

        var history = await new CodeBuildFacts(client).GetHistoryAsync(failed);

        history!.PreviousBuild.Should().NotBeNull();
        (history.PreviousBuild!.BuildArn.Value, history.PreviousBuild.Status).Should().Be((earlier.Arn, Events.BuildStatus.Succeeded));
        (await new CodeBuildFacts(client).GetHistoryAsync(EndOf(earlier)))!.PreviousBuild.Should().BeNull("no build is earlier");
    }

    [MotoFact]
    public async Task A_build_is_no_part_of_a_batch_build()
    {
        using var client = moto.Client(Region);
        var build = await StartAsync(client, await Projects.CreateAsync(client), "refs/heads/main");

        (await new CodeBuildFacts(client).GetBatchAsync(EndOf(build))).Should().Be(BatchMembership.None);
    }

    [MotoFact]
    public async Task The_end_of_the_log_is_read()
    {
        using var client = moto.Client(Region);
        var build = await StartAsync(client, await Projects.CreateAsync(client), "refs/heads/main");
        var failed = EndOf(build);
        var (group, stream) = (failed.Information!.Logs!.GroupName!, failed.Information.Logs.StreamName!);
        await WriteLogAsync(group, stream, [.. Enumerable.Range(1, 50).Select(line => $"line {line}\n")]);
        using var logs = new AmazonCloudWatchLogsClient("test", "test", new AmazonCloudWatchLogsConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = Region });
        using var clients = new CodeBuildClientProvider(client, logsClient: logs);

        var details = await new CodeBuildFacts(clients).GetDetailsAsync(BuildOutcome.FromEvent(failed), BuildDetailKinds.Build | BuildDetailKinds.LogTail);

        details!.LogTail.Should().Equal(Enumerable.Range(11, 40).Select(line => $"line {line}"));
        details.Problems.Should().BeEmpty();
    }

    private static async Task<Build> StartAsync(AmazonCodeBuildClient client, string project, string version)
    {
        var started = await client.StartBuildAsync(new StartBuildRequest { ProjectName = project, SourceVersion = version });
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // events have whole seconds, and the start of two builds must differ
        return started.Build;
    }

    private static BuildStateChangeEvent EndOf(Build build)
    {
        var arn = new Arn(build.Arn);
        return FakeEvents.BuildStateChange(Events.BuildStatus.Failed).CustomizeConsistently(ended => ended with
        {
            BuildArn = arn,
            ProjectName = build.ProjectName,
            Account = arn.Account,
            Region = arn.Region,
            Information = ended.Information! with
            {
                SourceVersion = build.SourceVersion,
                BuildNumber = null, // the numbers of moto are random, so that the times must decide
                BuildStartTime = new DateTimeOffset(build.StartTime!.Value.ToUniversalTime()),
                Source = ended.Information.Source! with { Location = build.Source.Location, Buildspec = build.Source.Buildspec },
            },
        });
    }

    /// <summary>Writes a log with calls that the client of the library does not need.</summary>
    private async Task WriteLogAsync(string group, string stream, string[] lines)
    {
        await CallAsync("CreateLogGroup", new { logGroupName = group });
        await CallAsync("CreateLogStream", new { logGroupName = group, logStreamName = stream });
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await CallAsync("PutLogEvents", new { logGroupName = group, logStreamName = stream, logEvents = lines.Select(line => new { timestamp = now, message = line }) });

        async Task CallAsync(string operation, object body)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, moto.Url) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/x-amz-json-1.1") };
            request.Headers.TryAddWithoutValidation("X-Amz-Target", $"Logs_20140328.{operation}");
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/logs/aws4_request, SignedHeaders=host, Signature=0");
            (await http.SendAsync(request)).EnsureSuccessStatusCode();
        }
    }
}
