using Amazon.CodeBuild;
using Amazon.Runtime;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData(400, "ThrottlingException", true, false)]
    [InlineData(400, "Throttling", true, false)]
    [InlineData(400, "TooManyRequestsException", true, false)]
    [InlineData(429, "SomethingNew", true, false)]
    [InlineData(408, "RequestTimeoutException", true, false)]
    [InlineData(400, "AccountLimitExceededException", true, false)]
    [InlineData(400, "ExpiredTokenException", true, false)]
    [InlineData(403, "RequestTimeTooSkewed", true, false)]
    [InlineData(400, "RequestInTheFuture", true, false)]
    [InlineData(500, "InternalFailure", true, true)]
    [InlineData(502, "SomethingNew", true, true)]
    [InlineData(503, "ServiceUnavailable", true, false)]
    [InlineData(503, "ThrottlingException", true, false)]
    [InlineData(400, "InvalidInputException", false, false)]
    [InlineData(400, "ResourceNotFoundException", false, false)]
    [InlineData(400, "AccessDeniedException", false, false)]
    [InlineData(400, "AccountSuspendedException", false, false)]
    [InlineData(400, "UnrecognizedClientException", false, false)]
    [InlineData(403, "InvalidSignatureException", false, false)]
    [InlineData(404, "UnknownOperationException", false, false)]
    [InlineData(400, "SomethingNew", false, false)]
    public async Task A_service_error_has_its_code_and_says_whether_a_retry_can_help(int status, string code, bool isTransient, bool mayHaveStarted)
    {
        await using var server = new CodeBuildServer(Answer.Error(status, code));
        foreach (var request in new[] { Requests.Least, Requests.Least.AsBatch() })
        {
            var failure = await FailureAsync(server.Client(), request);

            (failure.ProjectName, failure.IsTransient, failure.ErrorCode, failure.RequestId, failure.MayHaveStarted)
                .Should().Be(("ci", isTransient, code, "request-1", mayHaveStarted));
            failure.InnerException.Should().BeAssignableTo<AmazonServiceException>();
            failure.Message.Should().Contain(code).And.NotContain("s3cret");
        }
    }

    [Theory]
    [InlineData(HttpExchange.ThrottledInXml)]
    [InlineData("")]
    [InlineData("{}")]
    public async Task A_400_without_an_error_code_is_a_throttled_call_that_started_nothing(string body)
    {
        await using var server = new CodeBuildServer(new Answer(400, body));

        var failure = await FailureAsync(server.Client(), Requests.Least);

        (failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted).Should().Be((true, null, false));
    }

    [Fact]
    public async Task Rules_that_changed_since_the_first_try_are_a_permanent_failure_that_says_so()
    {
        await using var server = new CodeBuildServer(new CodeBuildProject().Answer);
        foreach (var request in new[] { Requests.Least, Requests.Least.AsBatch() with { IdempotencyToken = "token-2" } })
        {
            await new CodeBuildStarter(server.Client()).StartAsync(request);

            var failure = await FailureAsync(server.Client(), request with { TimeoutInMinutes = 30 });

            failure.Message.Should().Contain("the rules changed since the first try").And.NotContain("s3cret");
            (failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted).Should().Be((false, "InvalidInputException", true), "the first try started a build");
        }
    }

    [Fact]
    public async Task A_batch_build_over_the_account_limit_is_recognized_by_its_error_code()
    {
        await using var server = new CodeBuildServer(Answer.Error(400, "AccountLimitExceededException"));

        var failure = await FailureAsync(server.Client(), Requests.Least.AsBatch());

        failure.InnerException!.GetType().Should().Be<AmazonCodeBuildException>();
        failure.IsTransient.Should().BeTrue();
    }

    [Fact]
    public async Task After_a_cut_connection_the_build_may_have_started_and_each_attempt_has_the_same_token()
    {
        await using var server = new CodeBuildServer(Answer.Cut);

        var failure = await FailureAsync(server.Client(retries: 2), Requests.Least);

        (failure.IsTransient, failure.MayHaveStarted, failure.ErrorCode, failure.RequestId).Should().Be((true, true, null, null));
        // The HTTP client also retries calls whose connection was cut, so there are more calls than attempts of the SDK.
        server.Calls.Select(call => call.Headers["amz-sdk-request"]).Distinct(StringComparer.Ordinal).Should().HaveCount(3);
        server.Calls.Select(call => call.Text("idempotencyToken")).Should().OnlyContain(token => token == "token-1");
    }

    [Fact]
    public async Task A_call_is_retried_after_a_cut_connection()
    {
        await using var server = new CodeBuildServer(Answer.Cut, Answer.Build);

        (await new CodeBuildStarter(server.Client(retries: 1)).StartAsync(Requests.Least)).BuildId.Should().Be("ci:b1");

        server.Calls.Select(call => call.Body.GetRawText()).Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task A_call_without_a_response_ends_after_the_timeout_of_the_client()
    {
        await using var server = new CodeBuildServer(Answer.Silence);

        var failure = await FailureAsync(server.Client(timeout: TimeSpan.FromMilliseconds(300)), Requests.Least);

        (failure.IsTransient, failure.MayHaveStarted, failure.ErrorCode).Should().Be((true, true, null));
    }

    [Fact]
    public async Task An_unreachable_server_is_a_transient_failure()
    {
        var server = new CodeBuildServer(Answer.Build);
        var client = server.Client();
        await server.DisposeAsync();

        (await FailureAsync(client, Requests.Least)).IsTransient.Should().BeTrue();
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"build\":")]
    [InlineData("{\"build\":{\"id\":7}}")]
    [InlineData("{}")]
    [InlineData("{\"build\":null}")]
    public async Task After_a_response_without_a_build_the_build_may_have_started(string body)
    {
        await using var server = new CodeBuildServer(new Answer(200, body));

        var failure = await FailureAsync(server.Client(), Requests.Least);

        (failure.IsTransient, failure.MayHaveStarted).Should().Be((true, true));
    }

    [Theory]
    [InlineData(502, true)]
    [InlineData(403, false)]
    public async Task An_error_page_of_a_proxy_is_classified_by_its_status_code(int status, bool isTransient)
    {
        await using var server = new CodeBuildServer(new Answer(status, "<html><title>No</title></html>"));

        (await FailureAsync(server.Client(), Requests.Least)).IsTransient.Should().Be(isTransient);
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        await using var server = new CodeBuildServer(Answer.Silence);
        using var giveUp = new CancellationTokenSource();
        var starting = new CodeBuildStarter(server.Client(retries: 2)).StartAsync(Requests.Least, giveUp.Token);
        while (server.Calls.Count == 0)
        {
            await Task.Delay(5);
        }

        await giveUp.CancelAsync();

        await FluentActions.Awaiting(() => starting).Should().ThrowAsync<OperationCanceledException>();
        server.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task An_already_cancelled_call_sends_nothing()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var starter = new CodeBuildStarter(server.Client());
        var cancelled = new CancellationToken(canceled: true);

        await FluentActions.Awaiting(() => starter.StartAsync(Requests.Least, cancelled)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => starter.StopAsync(new() { BuildId = "ci:b1" }, cancelled)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => starter.FindAsync(Requests.Most, default, cancelled)).Should().ThrowAsync<OperationCanceledException>();
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task An_exception_of_ConfigureBuild_is_not_caught()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var options = new CodeBuildStarterOptions { ConfigureBuild = (_, _) => throw new InvalidOperationException("Mine.") };
        var starter = new CodeBuildStarter(server.Client(), options);

        await FluentActions.Awaiting(() => starter.StartAsync(Requests.Least)).Should().ThrowAsync<InvalidOperationException>().WithMessage("Mine.");
    }

    private static async Task<BuildStartException> FailureAsync(IAmazonCodeBuild client, BuildRequest request) =>
        (await FluentActions.Awaiting(() => new CodeBuildStarter(client).StartAsync(request)).Should().ThrowAsync<BuildStartException>()).Which;
}
