using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Subscriptions;

/// <summary>Tests the permissions that a set of rules needs.</summary>
public sealed class RequiredPermissionsTests
{
    private const string Projects = "arn:aws:codebuild:eu-west-1:111122223333:project/";
    private const string Repositories = "arn:aws:codecommit:eu-west-1:111122223333:";

    private static readonly RequiredPermissionsOptions Options = new() { Region = "eu-west-1", Account = "111122223333" };

    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string[]> Needs => new()
    {
        {
            "a build",
            all => all.OnPush(push => push.StartBuild("ci")),
            [$"StartBuilds: codebuild:BatchGetBuilds, codebuild:ListBuildsForProject, codebuild:StartBuild on {Projects}ci"]
        },
        {
            "a batch build that replaces an older one, with a role",
            all => all.OnPush(push => push.StartBuild("ci", build => build.AsBatch().CancelSuperseded().WithServiceRole("arn:aws:iam::111122223333:role/builder"))),
            [
                $"StartBatchBuilds: codebuild:BatchGetBuildBatches, codebuild:ListBuildBatchesForProject, codebuild:StartBuildBatch on {Projects}ci",
                $"StopBatchBuilds: codebuild:StopBuildBatch on {Projects}ci",
                "PassRoles: iam:PassRole on arn:aws:iam::111122223333:role/builder",
            ]
        },
        {
            "a project from a function",
            all => all.OnPush(push => push.StartBuild(one => one.RepositoryName)),
            [$"StartBuilds: codebuild:BatchGetBuilds, codebuild:ListBuildsForProject, codebuild:StartBuild on {Projects}*"]
        },
        {
            "files of pushes, and messages",
            all => all.OnPush(push => push.InRepository("a-*", "b").Touching("src/**").WithoutSkipMarker().Notify("team")),
            [$"ReadChanges: codecommit:GetCommit, codecommit:GetDifferences, codecommit:GetMergeOptions, codecommit:GetRepository on {Repositories}a-*, {Repositories}b"]
        },
        {
            "files of pull requests",
            all => all.OnPullRequest(pr => pr.InRepository("a").Touching("src/**").Notify("team")),
            [$"ReadChanges: codecommit:GetDifferences, codecommit:GetMergeOptions, codecommit:GetPullRequest on {Repositories}a"]
        },
        {
            "finished builds with a history",
            all => all.OnFinishedBuild(build => build.OfProject("ci-*").Fixed().Notify("team")),
            [
                $"ReadBuilds: codebuild:BatchGetBuildBatches, codebuild:BatchGetBuilds, codebuild:ListBuildBatchesForProject, codebuild:ListBuildsForProject on {Projects}ci-*",
                "ReadReports: codebuild:BatchGetReports, codebuild:DescribeTestCases on arn:aws:codebuild:eu-west-1:111122223333:report-group/ci-*",
                "ReadLogs: logs:GetLogEvents on arn:aws:logs:eu-west-1:111122223333:log-group:/aws/codebuild/ci-*:log-stream:*",
            ]
        },
        {
            "commands",
            all => all.OnPullRequest(pr => pr.InRepository("a").StartBuild("ci")).OnComment(comment => comment.InRepository("a").RunCommands("pull-request")),
            [
                $"StartBuilds: codebuild:BatchGetBuilds, codebuild:ListBuildsForProject, codebuild:StartBuild on {Projects}ci",
                $"ReadPullRequests: codecommit:DescribePullRequestEvents, codecommit:GetPullRequest on {Repositories}a",
                $"WriteComments: codecommit:GetCommentsForPullRequest, codecommit:PostCommentReply on {Repositories}a",
                $"StopBuilds: codebuild:StopBuild on {Projects}ci",
            ]
        },
        {
            "comments and approvals",
            all => all.OnPullRequest(pr => pr.InRepository("a").StartBuild("ci")).OnFinishedBuild(build => build.EachOfBatch().OfProject("ci").Notify("pull-request", "pull-request-approval")),
            [
                $"StartBuilds: codebuild:BatchGetBuilds, codebuild:ListBuildsForProject, codebuild:StartBuild on {Projects}ci",
                $"WriteComments: codecommit:GetCommentsForPullRequest, codecommit:GetPullRequest, codecommit:PostCommentForPullRequest, codecommit:PostCommentReply, codecommit:UpdateComment on {Repositories}a",
                $"ApprovePullRequests: codecommit:GetPullRequest, codecommit:GetPullRequestApprovalStates, codecommit:UpdatePullRequestApprovalState on {Repositories}a",
                $"ReadBuilds: codebuild:BatchGetBuildBatches, codebuild:BatchGetBuilds, codebuild:ListBuildBatchesForProject, codebuild:ListBuildsForProject on {Projects}ci",
                "ReadReports: codebuild:BatchGetReports, codebuild:DescribeTestCases on arn:aws:codebuild:eu-west-1:111122223333:report-group/ci*",
                "ReadLogs: logs:GetLogEvents on arn:aws:logs:eu-west-1:111122223333:log-group:/aws/codebuild/ci:log-stream:*",
            ]
        },
        { "a rule that ignores events", all => all.OnPush(push => push.Touching("docs/**").Ignore()), [] },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public void The_statements_are_those_that_the_rules_need(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string[] statements) =>
        Given.Rules(define).RequiredPermissions(Options).Select(statement => statement.ToString()).Should().Equal(statements, what);

    [Fact]
    public void The_placeholder_of_the_repository_in_a_document_is_a_wildcard_or_the_repositories_of_the_rule()
    {
        BuildRulesDocument.FromJson("""{ "rules": [ { "on": "push", "startBuild": "{repository}-ci" } ] }""").RequiredPermissions(Options)[0].Resources.Should().Equal($"{Projects}*-ci");
        BuildRulesDocument.FromJson("""{ "rules": [ { "on": "push", "inRepository": ["payments-*", "shop"], "startBuild": "{repository}-ci" } ] }""").RequiredPermissions(Options)[0].Resources
            .Should().Equal($"{Projects}payments-*-ci", $"{Projects}shop-ci");
    }

    [Fact]
    public void Rules_in_repositories_need_their_files_and_the_projects_of_the_policy()
    {
        var policy = new RepositoryRulesPolicy { Repositories = { "payments-*" }, Projects = { "{repository}-*" } };

        BuildRules.Empty.RequiredPermissions(Options with { RepositoryRulesPolicies = [policy] }).Select(statement => statement.ToString()).Should().Equal(
            $"ReadRules: codecommit:GetBranch, codecommit:GetFile, codecommit:GetPullRequest, codecommit:GetRepository on {Repositories}payments-*",
            $"StartBuilds: codebuild:BatchGetBuilds, codebuild:ListBuildsForProject, codebuild:StartBuild on {Projects}*-*",
            $"StopBuilds: codebuild:StopBuild on {Projects}*-*");
    }

    [Fact]
    public void By_default_the_region_and_the_account_are_wildcards() =>
        Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))).RequiredPermissions()[0].Resources.Should().Equal("arn:aws:codebuild:*:*:project/ci");
}
