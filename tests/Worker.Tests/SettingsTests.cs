using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Worker.Tests;

/// <summary>Tests the settings of the worker, and its health check.</summary>
public sealed class SettingsTests
{
    private const string Url = "https://sqs.eu-central-1.amazonaws.com/111122223333/builds";

    [Theory]
    [InlineData("", "Queue:Url must be the URL of a queue")]
    [InlineData("builds", "Queue:Url must be the URL of a queue")]
    [InlineData(Url, "Queue:MaxConcurrency must be from 1 to 1000", "--Queue:MaxConcurrency=0")]
    [InlineData(Url, "Queue:WaitTime must be from", "--Queue:WaitTime=00:00:21")]
    [InlineData(Url, "Queue:VisibilityTimeout must be from", "--Queue:VisibilityTimeout=00:00:01")]
    [InlineData(Url, "Queue:DispatchTimeout must be from", "--Queue:DispatchTimeout=00:00:00")]
    [InlineData(Url, "Queue:UnhealthyAfter must be more than Queue:WaitTime", "--Queue:UnhealthyAfter=00:00:20")]
    [InlineData(Url, "MaxConcurency", "--Queue:MaxConcurency=5")]
    public async Task The_worker_does_not_start_with_a_wrong_setting_and_says_which_one_it_is(string url, string message, params string[] settings)
    {
        await using var application = WorkerApplication.Create(["--Urls=http://127.0.0.1:0", $"--Queue:Url={url}", .. settings]);

        var error = (await application.Invoking(it => it.StartAsync()).Should().ThrowAsync<Exception>()).Which;

        $"{error.Message} {error.InnerException?.Message}".Should().Contain(message);
    }

    [Fact]
    public async Task The_worker_does_not_start_without_the_topic_that_the_rules_of_the_sample_notify()
    {
        await using var application = WorkerApplication.Create(["--Urls=http://127.0.0.1:0", $"--Queue:Url={Url}", "--Claims:TableName=claims"]);

        (await application.Invoking(it => it.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).WithMessage("*'team'*");
    }

    [Fact]
    public async Task The_program_ends_with_an_error_code_if_it_cannot_start() => (await WorkerApplication.RunAsync(["--Urls=http://127.0.0.1:0"])).Should().Be(1);

    [Theory]
    [InlineData(Url, "eu-central-1", false)]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/111122223333/builds.fifo", "cn-north-1", true)]
    [InlineData("http://127.0.0.1:5000/111122223333/builds", null, false)]
    public void The_URL_of_the_queue_says_its_region_and_whether_it_is_a_FIFO_queue(string url, string? region, bool isFifo)
    {
        var options = new QueueOptions { Url = url };

        (options.Region, options.IsFifo).Should().Be((region, isFifo));
    }

    [Fact]
    public async Task A_worker_that_waits_for_an_answer_of_the_queue_for_too_long_is_unhealthy_and_one_that_is_busy_is_healthy()
    {
        var clock = new FakeTimeProvider();
        var health = new QueueHealth(Options.Create(new QueueOptions { UnhealthyAfter = TimeSpan.FromSeconds(30) }), clock);
        async Task<HealthStatus> StatusAfterAsync(int seconds)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            return (await health.CheckHealthAsync(new())).Status;
        }

        (await StatusAfterAsync(100)).Should().Be(HealthStatus.Healthy);
        health.Trying();
        (await StatusAfterAsync(20)).Should().Be(HealthStatus.Healthy);
        health.Trying();
        (await StatusAfterAsync(20)).Should().Be(HealthStatus.Unhealthy);
        health.Answered();
        (await StatusAfterAsync(100)).Should().Be(HealthStatus.Healthy);
    }
}
