using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class DocumentKeysTests
{
    private const string Role = "dev";

    /// <summary>A rule in JSON, and a builder with the same rule.</summary>
    public static TheoryData<string, BuildRulesBuilder> Keys => new()
    {
        { Rule("push", "'inRepository': ['a-*', '!a-b']"), Set().OnPush(push => push.InRepository("a-*", "!a-b").StartBuild("ci")) },
        { Rule("push", "'inAccount': '111122223333', 'inRegion': 'eu-*'"), Set().OnPush(push => push.InAccount("111122223333").InRegion("eu-*").StartBuild("ci")) },
        { Rule("push", "'toBranch': ['main', 'refs/heads/release/**']"), Set().OnPush(push => push.ToBranch("main", "refs/heads/release/**").StartBuild("ci")) },
        { Rule("push", "'byMerge': true"), Set().OnPush(push => push.ByMerge().StartBuild("ci")) },
        { Rule("push", "'byMerge': false"), Set().OnPush(push => push.Unless(other => other.ByMerge()).StartBuild("ci")) },
        { Rule("push", "'byMerge': ['SQUASH_MERGE', 'THREE_WAY_MERGE']"), Set().OnPush(push => push.ByMerge(MergeOption.Squash, MergeOption.ThreeWay).StartBuild("ci")) },
        { Rule("push", "'by': ['arn:aws:iam::*:user/**', {'user': 'a'}, {'role': 'dev'}, {'session': 's'}, {'federatedUser': 'f'}, {'account': '1*'}, {'arn': '!arn:x*'}]"), Set().OnPush(push => push.By("arn:aws:iam::*:user/**", CallerPattern.User("a"), CallerPattern.Role(Role), CallerPattern.Session("s"), CallerPattern.FederatedUser("f"), CallerPattern.Account("1*"), "!arn:x*").StartBuild("ci")) },
        { Rule("push", "'withCommitMessage': '^x'"), Set().OnPush(push => push.WithCommitMessage("^x").StartBuild("ci")) },
        { Rule("push", "'withSkipMarker': true"), Set().OnPush(push => push.WithSkipMarker().StartBuild("ci")) },
        { Rule("push", "'withoutSkipMarker': true"), Set().OnPush(push => push.WithoutSkipMarker().StartBuild("ci")) },
        { Rule("push", "'withSkipMarker': ['no build', 'quiet']"), Set().OnPush(push => push.WithSkipMarker("no build", "quiet").StartBuild("ci")) },
        { Rule("push", "'withCommitType': ['feat', 'fix'], 'withCommitScope': 'api/**', 'withBreakingChange': true"), Set().OnPush(push => push.WithCommitType("feat", "fix").WithCommitScope("api/**").WithBreakingChange().StartBuild("ci")) },
        { Rule("push", "'withBreakingChange': false"), Set().OnPush(push => push.Unless(other => other.WithBreakingChange()).StartBuild("ci")) },
        { Rule("push", "'touching': ['src/**', '!**/*.md']"), Set().OnPush(push => push.Touching("src/**", "!**/*.md").StartBuild("ci")) },
        { Rule("push", "'onlyTouching': 'docs/**'"), Set().OnPush(push => push.OnlyTouching("docs/**").StartBuild("ci")) },
        { Rule("push", "'adding': 'a', 'modifying': 'm', 'deleting': 'd'"), Set().OnPush(push => push.Adding("a").Modifying("m").Deleting("d").StartBuild("ci")) },
        { Rule("push", "'unless': {'toBranch': 'main', 'inRegion': 'eu-west-1'}"), Set().OnPush(push => push.Unless(other => other.ToBranch("main").InRegion("eu-west-1")).StartBuild("ci")) },
        { Rule("push", "'anyOf': [{'toBranch': 'main'}, {'touching': 'a', 'unless': {'toBranch': 'x'}}]"), Set().OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.Touching("a").Unless(not => not.ToBranch("x"))).StartBuild("ci")) },
        { Rule("tag", "'withName': 'v*'"), Set().OnTag(tag => tag.WithName("v*").StartBuild("ci")) },
        { Rule("tag", "'when': ['created', 'moved', 'deleted']"), Set().OnTag(tag => tag.When(TagActivity.Created, TagActivity.Moved, TagActivity.Deleted).StartBuild("ci")) },
        { Rule("push", "'toBranchMatching': '^x', 'withCustomData': ['a', '!b'], 'customDataMatching': 'c'"), Set().OnPush(push => push.ToBranchMatching("^x").WithCustomData("a", "!b").CustomDataMatching("c").StartBuild("ci")) },
        { Rule("tag", "'withNameMatching': '^v', 'withVersion': true, 'withPrereleaseVersion': ['a', 'b']"), Set().OnTag(tag => tag.WithNameMatching("^v").WithVersion().WithPrereleaseVersion("a", "b").StartBuild("ci")) },
        { Rule("serviceEvent", "'withSource': 'aws.code*', 'withDetailType': ['Scheduled Event']"), Set().On<ServiceEvent>(any => any.WithSource("aws.code*").WithDetailType("Scheduled Event").StartBuild("ci")) },
        { Rule("branch", "'when': 'created', 'withName': 'x'"), Set().OnBranch(branch => branch.Created().WithName("x").StartBuild("ci")) },
        { Rule("branch", "'when': 'deleted', 'by': 'arn:**'"), Set().OnBranch(branch => branch.Deleted().By("arn:**").StartBuild("ci")) },
        { Rule("pullRequest", "'into': 'main', 'from': ['feature/**']"), Set().OnPullRequest(pr => pr.Into("main").From("feature/**").StartBuild("ci")) },
        { Rule("pullRequest", "'when': ['opened', 'updated', 'closed', 'merged', 'approved']"), Set().OnPullRequest(pr => pr.When(PullRequestActivity.Opened, PullRequestActivity.Updated, PullRequestActivity.Closed, PullRequestActivity.Merged, PullRequestActivity.Approved).StartBuild("ci")) },
        { Rule("pullRequest", "'when': ['approvalRevoked', 'approvalChanged', 'rulesOverridden', 'rulesReinstated', 'rulesEdited']"), Set().OnPullRequest(pr => pr.When(PullRequestActivity.ApprovalRevoked, PullRequestActivity.ApprovalChanged, PullRequestActivity.RulesOverridden, PullRequestActivity.RulesReinstated, PullRequestActivity.RulesEdited).StartBuild("ci")) },
        { Rule("pullRequest", "'mergedBy': 'FAST_FORWARD_MERGE'"), Set().OnPullRequest(pr => pr.MergedBy(MergeOption.FastForward).StartBuild("ci")) },
        { Rule("pullRequest", "'authoredBy': {'role': 'dev'}"), Set().OnPullRequest(pr => pr.AuthoredBy(CallerPattern.Role(Role)).StartBuild("ci")) },
        { Rule("pullRequest", "'titleContaining': ['[WIP]', 'draft'], 'titleMatching': 'a'"), Set().OnPullRequest(pr => pr.TitleContaining("[WIP]", "draft").TitleMatching("a").StartBuild("ci")) },
        { Rule("pullRequest", "'descriptionContaining': 'x', 'descriptionMatching': 'b'"), Set().OnPullRequest(pr => pr.DescriptionContaining("x").DescriptionMatching("b").StartBuild("ci")) },
        { Rule("comment", "'when': ['created', 'edited'], 'onPullRequest': true, 'saying': ['/build', '/test all']"), Set().OnComment(comment => comment.When(CommentActivity.Created, CommentActivity.Edited).OnPullRequest().Saying("/build", "/test all").StartBuild("ci")) },
        { Rule("comment", "'when': 'created', 'onCommit': true, 'textMatching': '^/x'"), Set().OnComment(comment => comment.OnCommit().TextMatching("^/x").StartBuild("ci")) },
        { Rule("comment", "'withCommand': ['/deploy', '{a,b}', '**']"), Set().OnComment(comment => comment.WithCommand("/deploy", "{a,b}", "**").StartBuild("ci")) },
        { Rule("finishedBuild", "'failed': true, 'ofProject': 'p-*'"), Set().OnFinishedBuild(build => build.Failed().OfProject("p-*").StartBuild("ci")) },
        { Rule("finishedBuild", "'endedWith': ['TIMED_OUT', 'FAULT']"), Set().OnFinishedBuild(build => build.EndedWith(BuildStatus.TimedOut, BuildStatus.Fault).StartBuild("ci")) },
        { Rule("event", "'withEventName': 'approvalRule*', 'by': 'arn:**'"), Set().On<CodeCommitEvent>(any => any.WithEventName("approvalRule*").By("arn:**").StartBuild("ci")) },
        { Document("{'on': 'push', 'name': 'n', 'startBuild': ['a', {'project': 'b'}], 'stopProcessing': true}"), Set().OnPush("n", push => push.StartBuild("a").StartBuild("b").StopProcessing()) },
        { Document("{'on': 'push', 'ignore': true}"), Set().OnPush(push => push.Ignore()) },
        { Document("{'on': 'push', 'ignore': false, 'stopProcessing': false, 'startBuild': 'a'}"), Set().OnPush(push => push.StartBuild("a")) },
        { Document("{'on': 'push', 'startBuild': {'project': 'a', 'cancelSuperseded': true, 'parameters': {'A': '/ci/a'}, 'secrets': {'B': 'ci:b'}}}"), Set().OnPush(push => push.StartBuild("a", build => build.CancelSuperseded().WithParameter("A", "/ci/a").WithSecret("B", "ci:b"))) },
        { Document("{'on': 'push', 'startBuild': {'project': 'a', 'asBatch': true, 'buildspec': 'b.yml', 'at': 'reference', 'environmentVariables': {'A': '1', 'B': ''}}}"), Set().OnPush(push => push.StartBuild("a", build => build.AsBatch().WithBuildspec("b.yml").At(SourceVersionChoice.Reference).WithEnvironmentVariable("A", "1").WithEnvironmentVariable("B", ""))) },
        { Document("{'on': 'push', 'startBuild': {'project': 'a', 'fromEventRepository': true}}"), Set().OnPush(push => push.StartBuild("a", build => build.FromEventRepository())) },
        { Document("{'on': 'push', 'startBuild': {'project': 'a', 'asBatch': false, 'sourceVersion': 'develop'}}"), Set().OnPush(push => push.StartBuild("a", build => build with { SourceVersion = "develop" })) },
        { Document("{'forRepository': 'shop-*', 'rules': [{'on': 'push', 'startBuild': 'a'}, {'forRepository': '*-api', 'rules': [{'on': 'tag', 'startBuild': 'b'}]}]}"), Set().ForRepository("shop-*", shop => shop.OnPush(push => push.StartBuild("a")).ForRepository("*-api", api => api.OnTag(tag => tag.StartBuild("b")))) },
        { Document("{'forRepository': 'x', 'firstMatchOnly': true, 'onMissingFacts': 'noMatch', 'rules': [{'on': 'push', 'touching': 'a', 'startBuild': 'a'}]}"), Set().ForRepository("x", x => x.FirstMatchOnly().OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("a").StartBuild("a"))) },
        { "{'firstMatchOnly': true, 'onMissingFacts': 'noMatch', 'rules': [{'on': 'push', 'touching': 'a', 'startBuild': 'a'}]}", Set().FirstMatchOnly().OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("a").StartBuild("a")) },
        { "{'onMissingFacts': 'perCondition', 'rules': [{'on': 'push', 'startBuild': 'a'}]}", Set().OnMissingFacts(MissingFactsBehavior.PerCondition).OnPush(push => push.StartBuild("a")) },
        { "{'rules': [{'on': 'push', 'enabled': false, 'startBuild': 'a'}, {'on': 'tag', 'enabled': true, 'startBuild': 'b'}, {'forRepository': 'x', 'enabled': false, 'rules': [{'on': 'push', 'startBuild': 'c'}]}, {'forRepository': 'y', 'enabled': true, 'rules': [{'on': 'push', 'enabled': false, 'ignore': true}]}]}", Set().OnTag(tag => tag.StartBuild("b")) },
        { "{'$schema': 'x', 'firstMatchOnly': false, 'onMissingFacts': 'match', 'rules': [{'on': 'push', 'startBuild': 'a'}]}", Set().OnPush(push => push.StartBuild("a")) },
        { Document("{'on': 'push', 'startBuild': {'project': 'a', 'timeout': 90, 'image': 'aws/codebuild/standard:7.0', 'computeType': 'BUILD_GENERAL1_LARGE', 'role': 'arn:aws:iam::111122223333:role/deploy'}}"), Set().OnPush(push => push.StartBuild("a", build => build.WithTimeout(TimeSpan.FromMinutes(90)).WithImage("aws/codebuild/standard:7.0").WithComputeType("BUILD_GENERAL1_LARGE").WithServiceRole("arn:aws:iam::111122223333:role/deploy"))) },
        { "{'rules': {'prod deploy': {'on': 'push', 'startBuild': 'a'}, 'Check': {'on': 'tag', 'startBuild': 'b'}}}", Set().OnTag("Check", tag => tag.StartBuild("b")).OnPush("prod deploy", push => push.StartBuild("a")) },
        { "{'rules': {'shop': {'forRepository': 'shop-*', 'rules': {'x': {'on': 'push', 'startBuild': 'a'}}}}}", Set().ForRepository("shop-*", shop => shop.OnPush("x", push => push.StartBuild("a"))) },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_document_and_a_builder_give_the_same_rules(string document, BuildRulesBuilder builder) =>
        BuildRulesDocument.FromJson(document.Replace('\'', '"')).ToText().Should().Be(builder.Build().ToText());

    [Theory]
    [InlineData("commit", Given.Commit)]
    [InlineData("referenceAndCommit", "refs/heads/main^{" + Given.Commit + "}")]
    [InlineData("reference", "refs/heads/main")]
    [InlineData("projectDefault", null)]
    public void A_document_can_choose_the_source_version(string choice, string? version) =>
        BuildRulesDocument.FromJson($$$"""{"rules": [{"on": "push", "startBuild": {"project": "a", "at": "{{{choice}}}"}}]}""")
            .Evaluate(Given.Push("main")).Builds.Should().ContainSingle().Which.SourceVersion.Should().Be(version);

    [Fact]
    public void The_name_of_a_project_can_contain_the_name_of_the_repository()
    {
        var rules = BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "startBuild": "{repository}-ci"}]}""");

        rules.Evaluate(Given.Push("main", repository: "shop")).Builds.Should().ContainSingle().Which.ProjectName.Should().Be("shop-ci");
        rules.Evaluate(Given.Push("main") with { RepositoryName = null }).Builds.Should().BeEmpty();
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed() =>
        BuildRulesDocument.FromJson([0xEF, 0xBB, 0xBF, .. "// first\n{\"rules\": [/* none */ {\"on\": \"push\", \"startBuild\": \"a\",}, ], }"u8]).Rules.Should().ContainSingle();

    private static BuildRulesBuilder Set() => BuildRules.CreateBuilder();

    private static string Rule(string subject, string conditions) => Document($"{{'on': '{subject}', {conditions}, 'startBuild': 'ci'}}");

    private static string Document(string rule) => $"{{'rules': [{rule}]}}";
}
