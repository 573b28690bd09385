using System.Net;
using Amazon.CodeCommit;
using Amazon.Runtime;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>What a channel says if a call did not reach CodeCommit, or if its response cannot be read.</summary>
public sealed class UnsentCallTests : CommentTest
{
    [Theory]
    [InlineData("no connection", true, true)]
    [InlineData("unreadable response", true, true)]
    [InlineData("no credentials", false, false)]
    [InlineData("no region", false, false)]
    [InlineData("role denied", false, false)]
    [InlineData("role throttled", true, false)]
    [InlineData("role without connection", true, false)]
    public async Task A_failure_before_the_call_is_told_from_a_failure_after_it(string failure, bool isTransient, bool mayHaveBeenSent)
    {
        var channel = new PullRequestCommentChannel(new FailingClients(ExceptionOf(failure)));

        var thrown = (await FluentActions.Awaiting(() => channel.SendAsync(Told(BuildStatus.Failed))).Should().ThrowAsync<NotificationException>()).Which;

        (thrown.IsTransient, thrown.MayHaveBeenSent).Should().Be((isTransient, mayHaveBeenSent));
        thrown.Message.Should().NotContain("secret");
    }

    [Fact]
    public async Task A_mistake_of_a_program_is_thrown_as_it_is()
    {
        var channel = new PullRequestCommentChannel(new FailingClients(new ObjectDisposedException("client")));

        await FluentActions.Awaiting(() => channel.SendAsync(Told(BuildStatus.Failed))).Should().ThrowAsync<ObjectDisposedException>();
    }

    private static Exception ExceptionOf(string failure) => failure switch
    {
        "no connection" => new HttpRequestException("secret"),
        "unreadable response" => new AmazonUnmarshallingException("request-1", "secret", innerException: null),
        "no credentials" => new AmazonClientException("secret"),
        "no region" => new InvalidOperationException("secret"),
        "role denied" => new AmazonClientException("secret", new AmazonServiceException("secret") { StatusCode = HttpStatusCode.Forbidden, ErrorCode = "AccessDenied" }),
        "role throttled" => new AmazonClientException("secret", new AmazonServiceException("secret") { StatusCode = HttpStatusCode.BadRequest, ErrorCode = "Throttling" }),
        _ => new AmazonClientException("secret", new HttpRequestException("secret")),
    };

    private sealed class FailingClients(Exception exception) : ICodeCommitClientProvider
    {
        public IAmazonCodeCommit GetClient(string? account, string? region) => throw exception;
    }
}
