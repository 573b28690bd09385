using Amazon.CodeBuild.Model;
using Amazon.SimpleNotificationService.Model;

namespace AwsSdk.Tests;

public sealed class PaginatorTests
{
    [Fact]
    public async Task The_items_of_all_pages_come_one_after_the_other()
    {
        await using var server = new ServiceServer(
            Answer.Ok("""{"testCases":[{"name":"a"},{"name":"b"}],"nextToken":"2"}"""),
            Answer.Ok("""{"nextToken":"3"}"""),
            Answer.Ok("""{"testCases":[{"name":"c"}]}"""));
        using var client = server.CodeBuild();
        var names = new List<string>();

        await foreach (var test in client.Paginators.DescribeTestCases(new DescribeTestCasesRequest { ReportArn = "r" }).TestCases)
        {
            names.Add(test.Name);
        }

        names.Should().Equal("a", "b", "c");
        server.Calls.Select(call => call.Json.TryGetProperty("nextToken", out var token) ? token.GetString() : null).Should().Equal(null, "2", "3");
    }

    [Fact]
    public async Task The_responses_of_all_pages_come_one_after_the_other()
    {
        await using var server = new ServiceServer(
            Answer.Ok("""{"differences":[{"changeType":"A"}],"NextToken":"2"}"""), Answer.Ok("""{"differences":[{"changeType":"D"}]}"""));
        using var client = server.CodeCommit();
        var changes = new List<string>();

        await foreach (var page in client.Paginators.GetDifferences(new() { RepositoryName = "r", AfterCommitSpecifier = "main" }).Responses)
        {
            changes.AddRange(page.Differences.Select(difference => difference.ChangeType.Value));
        }

        changes.Should().Equal("A", "D");
        server.Calls[1].Json.GetProperty("NextToken").GetString().Should().Be("2");
    }

    [Fact]
    public async Task Pages_in_XML_are_followed()
    {
        await using var server = new ServiceServer(
            Answer.Xml("ListSubscriptionsByTopic", "<Subscriptions><member><Endpoint>a</Endpoint></member></Subscriptions><NextToken>2</NextToken>"),
            Answer.Xml("ListSubscriptionsByTopic", "<Subscriptions><member><Endpoint>b</Endpoint></member></Subscriptions>"));
        using var client = server.Sns();
        var endpoints = new List<string>();

        await foreach (var subscription in client.Paginators.ListSubscriptionsByTopic(new ListSubscriptionsByTopicRequest("arn")).Subscriptions)
        {
            endpoints.Add(subscription.Endpoint);
        }

        endpoints.Should().Equal("a", "b");
        server.Calls[1].Form["NextToken"].Should().Be("2");
    }

    [Fact]
    public async Task A_paginator_runs_only_once()
    {
        await using var server = new ServiceServer(Answer.Ok("""{"ids":["ci:1"]}"""));
        using var client = server.CodeBuild();
        var paginator = client.Paginators.ListBuildsForProject(new ListBuildsForProjectRequest { ProjectName = "ci" });
        var read = async () =>
        {
            await foreach (var id in paginator.Ids)
            {
                id.Should().Be("ci:1");
            }
        };

        await read();

        await read.Should().ThrowAsync<InvalidOperationException>();
    }
}
