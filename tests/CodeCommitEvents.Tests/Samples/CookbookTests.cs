using System.Reflection;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Tests.Rules;
using Snippets;

namespace CodeCommitEvents.Tests.Samples;

public sealed class CookbookTests
{
    private static readonly Arn Maintainer = new("arn:aws:sts::111122223333:assumed-role/maintainers/jane");
    private static readonly Arn Developer = new("arn:aws:sts::111122223333:assumed-role/developers/maintainers");
    private static readonly Arn Platform = new("arn:aws:sts::111122223333:assumed-role/platform/joe");
    private static readonly Arn Bot = new("arn:aws:sts::111122223333:assumed-role/dependency-bot/run-1");
    private static readonly Arn BotUser = new("arn:aws:iam::111122223333:user/machines/format-bot");

    private static IEnumerable<PropertyInfo> Recipes => typeof(Cookbook).GetProperties();

    /// <summary>A recipe, an event, the facts of the event, and the projects that are started.</summary>
    public static TheoryData<string, ServiceEvent, EventFacts?, string> Cases => new()
    {
        { nameof(Cookbook.EveryPullRequestIntoMain), Given.Opened(), null, "ci" },
        { nameof(Cookbook.EveryPullRequestIntoMain), Given.Updated(), null, "ci" },
        { nameof(Cookbook.EveryPullRequestIntoMain), Given.Opened(into: "main-2"), null, "" },
        { nameof(Cookbook.EveryPullRequestIntoMain), Merged(MergeOption.Squash), null, "" },
        { nameof(Cookbook.EveryPullRequestIntoMain), Given.Push("main"), null, "" },

        { nameof(Cookbook.SourceCodeOnly), Given.Opened(), Files("src/Api.cs", "README.md"), "ci" },
        { nameof(Cookbook.SourceCodeOnly), Opened("src/Api.cs"), null, "ci" },
        { nameof(Cookbook.SourceCodeOnly), Given.Opened(), null, "ci" },
        { nameof(Cookbook.SourceCodeOnly), Opened("src/README.md", "build.sh"), null, "" },
        { nameof(Cookbook.SourceCodeOnly), Given.Opened(), Files(), "" },

        { nameof(Cookbook.NotOnlyDocuments), Given.Push("main"), Files("docs/a.png", "src/Api.cs"), "ci" },
        { nameof(Cookbook.NotOnlyDocuments), Given.Push("main"), null, "ci" },
        { nameof(Cookbook.NotOnlyDocuments), Given.Push("main"), Files("docs/a.png", "src/README.md"), "" },
        { nameof(Cookbook.NotOnlyDocuments), Given.Push("main"), Files(), "" },
        { nameof(Cookbook.NotOnlyDocuments), Given.Push("develop"), Files("src/Api.cs"), "" },

        { nameof(Cookbook.ReleaseBranches), Given.Push("release/1.2"), null, "release" },
        { nameof(Cookbook.ReleaseBranches), Given.FirstPush("release/1/2"), null, "release" },
        { nameof(Cookbook.ReleaseBranches), Given.Push("release"), null, "" },
        { nameof(Cookbook.ReleaseBranches), Given.Deletion("release/1.2"), null, "" },
        { nameof(Cookbook.ReleaseBranches), Given.Push("refs/tags/release/1.2"), null, "" },

        { nameof(Cookbook.VersionTags), Given.FirstPush("refs/tags/v1.2.3"), null, "publish" },
        { nameof(Cookbook.VersionTags), Given.Push("refs/tags/v1.2.3"), null, "" },
        { nameof(Cookbook.VersionTags), Given.FirstPush("refs/tags/version-1"), null, "" },
        { nameof(Cookbook.VersionTags), Given.FirstPush("v1.2.3"), null, "" },
        { nameof(Cookbook.VersionTags), Given.Deletion("refs/tags/v1.2.3"), null, "" },

        { nameof(Cookbook.MovedTag), Given.Push("refs/tags/latest"), null, "promote" },
        { nameof(Cookbook.MovedTag), Given.FirstPush("refs/tags/latest"), null, "" },
        { nameof(Cookbook.MovedTag), Given.Push("refs/tags/latest-1"), null, "" },

        { nameof(Cookbook.AllButNightly), Given.Push("feature/nightly"), null, "ci" },
        { nameof(Cookbook.AllButNightly), Given.Push("nightly"), null, "" },
        { nameof(Cookbook.AllButNightly), Given.FirstPush("nightly/2022-05-21"), null, "" },

        { nameof(Cookbook.EnvironmentOfABranch), Given.FirstPush("feature/refunds"), null, "environment-up" },
        { nameof(Cookbook.EnvironmentOfABranch), Given.Deletion("feature/refunds"), null, "environments-sweep" },
        { nameof(Cookbook.EnvironmentOfABranch), Given.Push("feature/refunds"), null, "" },
        { nameof(Cookbook.EnvironmentOfABranch), Given.Deletion("main"), null, "" },

        { nameof(Cookbook.BuildByComment), Comment("/build", Maintainer), null, "ci" },
        { nameof(Cookbook.BuildByComment), Comment(" `/Build`\n", Maintainer), null, "ci" },
        { nameof(Cookbook.BuildByComment), Comment("/build", Developer), null, "" },
        { nameof(Cookbook.BuildByComment), Comment("/build", null), null, "" },
        { nameof(Cookbook.BuildByComment), Comment("do not /build", Maintainer), null, "" },
        { nameof(Cookbook.BuildByComment), Comment("> /build\n\nwhy?", Maintainer), null, "" },
        { nameof(Cookbook.BuildByComment), Comment(null, Maintainer), null, "" },

        { nameof(Cookbook.DeployByComment), Comment("/deploy staging", Developer), null, "deploy" },
        { nameof(Cookbook.DeployByComment), Comment("/deploy  production", Maintainer), null, "deploy" },
        { nameof(Cookbook.DeployByComment), Comment("/deploy production", Developer), null, "" },
        { nameof(Cookbook.DeployByComment), Comment("/deploy", Maintainer), null, "" },
        { nameof(Cookbook.DeployByComment), Comment("/deploy staging; rm -rf", Maintainer), null, "" },

        { nameof(Cookbook.SkipMarkers), Given.Push("main"), Message("fix: round half to even"), "ci" },
        { nameof(Cookbook.SkipMarkers), Given.Push("main"), null, "ci" },
        { nameof(Cookbook.SkipMarkers), Given.Push("main"), Message("docs: typo\n\n[Skip CI]"), "" },
        { nameof(Cookbook.SkipMarkers), Given.Push("main"), Message("chore: version ***NO_CI***"), "" },

        { nameof(Cookbook.BreakingChange), Given.Push("main"), Message("feat(api)!: amounts are decimals"), "compatibility-suite" },
        { nameof(Cookbook.BreakingChange), Given.Push("main"), Message("fix: x\n\nBREAKING CHANGE: amounts are decimals"), "compatibility-suite" },
        { nameof(Cookbook.BreakingChange), Given.Push("main"), null, "" },
        { nameof(Cookbook.BreakingChange), Given.Push("main"), Message("feat: refunds"), "" },
        { nameof(Cookbook.BreakingChange), Given.Push("develop"), Message("feat!: refunds"), "" },

        { nameof(Cookbook.NoDrafts), Given.Opened() with { Title = "Refunds" }, null, "ci" },
        { nameof(Cookbook.NoDrafts), Given.Opened(), null, "ci" },
        { nameof(Cookbook.NoDrafts), Given.Opened() with { Title = "[wip] Refunds" }, null, "" },
        { nameof(Cookbook.NoDrafts), Given.Updated() with { Title = "draft: Refunds" }, null, "" },

        { nameof(Cookbook.NoBots), Given.Opened() with { Author = Developer }, null, "ci" },
        { nameof(Cookbook.NoBots), Given.Opened(), null, "ci" },
        { nameof(Cookbook.NoBots), Given.Opened() with { Author = Bot }, null, "" },
        { nameof(Cookbook.NoBots), Given.Updated() with { Author = BotUser, CallerUserArn = Developer }, null, "" },

        { nameof(Cookbook.Hotfix), From("hotfix/rounding"), null, "smoke-test security-scan" },
        { nameof(Cookbook.Hotfix), From("feature/refunds"), null, "" },
        { nameof(Cookbook.Hotfix), From("hotfix/rounding") with { Destination = GitReference.Branch("develop") }, null, "" },

        { nameof(Cookbook.DeployASquashMerge), MergePush("main", MergeOption.Squash), null, "deploy" },
        { nameof(Cookbook.DeployASquashMerge), MergePush("main", MergeOption.ThreeWay), null, "" },
        { nameof(Cookbook.DeployASquashMerge), MergePush("develop", MergeOption.Squash), null, "" },
        { nameof(Cookbook.DeployASquashMerge), Given.Push("main"), null, "" },
        { nameof(Cookbook.DeployASquashMerge), Merged(MergeOption.Squash), null, "" },

        { nameof(Cookbook.ExpensiveTests), Approval(ApprovalStatus.Approve), null, "end-to-end" },
        { nameof(Cookbook.ExpensiveTests), Approval(ApprovalStatus.Revoke), null, "" },
        { nameof(Cookbook.ExpensiveTests), Given.Opened(), null, "" },

        { nameof(Cookbook.ApprovalRulesOverridden), Override(OverrideStatus.Override), null, "audit" },
        { nameof(Cookbook.ApprovalRulesOverridden), Override(OverrideStatus.Revoke), null, "" },
        { nameof(Cookbook.ApprovalRulesOverridden), Approval(ApprovalStatus.Approve), null, "" },

        { nameof(Cookbook.Monorepo), Given.Push("main", repository: "shop"), Files("cart/Cart.cs"), "shop-cart" },
        { nameof(Cookbook.Monorepo), Given.Push("main", repository: "shop"), Files("shared/Money.cs"), "shop-cart shop-checkout" },
        { nameof(Cookbook.Monorepo), Given.Push("main", repository: "shop"), null, "shop-cart shop-checkout shop-web" },
        { nameof(Cookbook.Monorepo), Given.Push("main", repository: "shop"), Files("README.md"), "" },
        { nameof(Cookbook.Monorepo), Given.Push("main", repository: "shop-2"), Files("cart/Cart.cs"), "" },

        { nameof(Cookbook.TwoHundredRepositories), Given.Push("main", repository: "service-cart"), null, "service-cart-ci" },
        { nameof(Cookbook.TwoHundredRepositories), Given.Push("main", repository: "service-mail"), null, "service-mail-ci" },
        { nameof(Cookbook.TwoHundredRepositories), Given.Push("main", repository: "library"), null, "" },

        { nameof(Cookbook.BuildThenDeploy), Given.Push("main"), null, "shop-release" },
        { nameof(Cookbook.BuildThenDeploy), Finished("shop-release", BuildStatus.Succeeded), null, "shop-deploy" },
        { nameof(Cookbook.BuildThenDeploy), Finished("shop-release", BuildStatus.Failed), null, "" },
        { nameof(Cookbook.BuildThenDeploy), Finished("shop-release", BuildStatus.InProgress), null, "" },
        { nameof(Cookbook.BuildThenDeploy), Finished("shop-release", BuildStatus.Succeeded, sourceVersion: "refs/heads/main"), null, "" },
        { nameof(Cookbook.BuildThenDeploy), Finished("shop-deploy", BuildStatus.Succeeded), null, "" },

        { nameof(Cookbook.OneAccount), Given.Push("main") with { Account = "111122223333", Region = "eu-central-1" }, null, "deploy-eu" },
        { nameof(Cookbook.OneAccount), Given.Push("main") with { Account = "111122223333", Region = "us-east-1" }, null, "" },
        { nameof(Cookbook.OneAccount), Given.Push("main") with { Account = "444455556666", Region = "eu-central-1" }, null, "" },
        { nameof(Cookbook.OneAccount), Given.Push("main"), null, "" },

        { nameof(Cookbook.FirstMatch), Given.Push("main"), null, "release" },
        { nameof(Cookbook.FirstMatch), Given.Push("fix/rounding"), null, "ci" },
        { nameof(Cookbook.FirstMatch), Given.Push("experiment"), null, "quick-check" },
        { nameof(Cookbook.FirstMatch), Given.Push("refs/tags/v1"), null, "" },

        { nameof(Cookbook.AnotherTeam), In("cart-api", "src/Cart.cs"), null, "shop-ci" },
        { nameof(Cookbook.AnotherTeam), Given.FirstPush("refs/tags/v1") with { RepositoryName = "checkout-web" }, null, "shop-publish" },
        { nameof(Cookbook.AnotherTeam), Given.Opened(), null, "ci" },
        { nameof(Cookbook.AnotherTeam), In("cart-api", "README.md"), null, "" },
        { nameof(Cookbook.AnotherTeam), Given.Opened() with { RepositoryName = "cart-api" }, null, "" },
        { nameof(Cookbook.AnotherTeam), Given.FirstPush("refs/tags/v1"), null, "" },

        { nameof(Cookbook.ProtectedPaths), Opened("infra/network.tf") with { CallerUserArn = Developer }, null, "infra-review" },
        { nameof(Cookbook.ProtectedPaths), Opened("infra/network.tf") with { CallerUserArn = Platform }, null, "" },
        { nameof(Cookbook.ProtectedPaths), Opened("infra/network.tf"), null, "" },
        { nameof(Cookbook.ProtectedPaths), Opened("src/Api.cs") with { CallerUserArn = Developer }, null, "" },

        { nameof(Cookbook.NightlyBuild), new ForeignEvent { Source = "aws.events", DetailType = "Scheduled Event", Json = "{}" }, null, "nightly" },
        { nameof(Cookbook.NightlyBuild), new ForeignEvent { Source = "aws.s3", DetailType = "Object Created", Json = "{}" }, null, "" },
        { nameof(Cookbook.NightlyBuild), Given.Push("main"), null, "" },

        { nameof(Cookbook.OneProject), Given.Push("main", "service-a") with { Region = "eu-west-1" }, null, "shared-ci" },
        { nameof(Cookbook.OneProject), Given.Push("main", "shop") with { Region = "eu-west-1" }, null, "" },
        { nameof(Cookbook.OneProject), Given.Push("main", "service-a"), null, "" },

        { nameof(Cookbook.Releases), Given.FirstPush("refs/tags/v1.2.3"), null, "publish" },
        { nameof(Cookbook.Releases), Given.FirstPush("refs/tags/v1.2.3-rc1"), null, "publish-test" },
        { nameof(Cookbook.Releases), Given.FirstPush("refs/tags/v1.2"), null, "" },
        { nameof(Cookbook.Releases), Given.FirstPush("refs/tags/latest"), null, "" },

        { nameof(Cookbook.IdentityCenter), Comment("/deploy", new("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Maintainers_0123456789abcdef/mary")), null, "deploy" },
        { nameof(Cookbook.IdentityCenter), Comment("/deploy", new("arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Maintainers_0123456789abcdef/mary")), null, "" },
        { nameof(Cookbook.IdentityCenter), Comment("/deploy", new("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Guests_0123456789abcdef/mary")), null, "" },

        { nameof(Cookbook.TriggerWithCustomData), Given.Push("main") with { CustomData = """{"stage": "test"}""" }, null, "deploy-test" },
        { nameof(Cookbook.TriggerWithCustomData), Given.Push("main") with { CustomData = """{"stage":"production"}""" }, null, "" },
        { nameof(Cookbook.TriggerWithCustomData), Given.Push("main"), null, "" },

        { nameof(Cookbook.TellTheTeam), Finished("payments-ci", BuildStatus.Failed), null, "notify team" },
        { nameof(Cookbook.TellTheTeam), Finished("payments-ci", BuildStatus.Stopped), null, "" },
        { nameof(Cookbook.TellTheTeam), Finished("shop-ci", BuildStatus.Failed), null, "" },
        { nameof(Cookbook.TellTheTeam), Given.Opened(), null, "notify reviewers" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_recipe_starts_and_notifies_what_is_expected_and_nothing_else(string recipe, ServiceEvent serviceEvent, EventFacts? facts, string actions)
    {
        var decision = Rules(recipe).Evaluate(serviceEvent, facts);

        var done = decision.Builds.Select(build => build.ProjectName).Concat(decision.Notifications.Select(notification => $"notify {notification.ChannelName}"));
        string.Join(' ', done).Should().Be(actions, "{0}", decision);
        decision.Failures.Should().BeEmpty();
    }

    [Fact]
    public void Every_recipe_has_events_that_start_something_and_events_that_do_not()
    {
        var cases = Cases.Select(row => ((string)row[0], Starts: (string)row[3] != "")).ToHashSet();

        cases.Should().BeEquivalentTo(Recipes.SelectMany(recipe => new[] { (recipe.Name, true), (recipe.Name, false) }));
        Recipes.Should().HaveCountGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void A_recipe_sets_the_properties_of_its_builds()
    {
        Cookbook.ReleaseBranches.Evaluate(Given.Push("release/1")).Builds.Single().IsBatch.Should().BeTrue();
        Cookbook.EnvironmentOfABranch.Evaluate(Given.Deletion("feature/x")).Builds.Single().SourceVersion.Should().BeNull();
        Cookbook.ApprovalRulesOverridden.Evaluate(Override(OverrideStatus.Override)).Builds.Single().SourceVersion.Should().BeNull();
        Cookbook.BuildThenDeploy.Evaluate(Finished("shop-release", BuildStatus.Succeeded)).Builds.Single().SourceVersion.Should().Be(Given.Commit);
        Cookbook.DeployByComment.Evaluate(Comment("/deploy production", Maintainer)).Builds.Single().EnvironmentVariables
            .Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("STAGE", new BuildEnvironmentValue { Value = "production" }));
    }

    private static BuildRules Rules(string recipe) => (BuildRules)Recipes.Single(property => property.Name == recipe).GetValue(null)!;

    private static EventFacts Files(params string[] paths) => new() { ChangedFiles = new() { Files = [.. paths.Select(Modified)] } };

    private static EventFacts Message(string message) => new() { Commit = new() { Message = message } };

    private static ChangedFile Modified(string path) => new() { FilePath = path, ChangeType = FileChangeType.Modified };

    private static PullRequestCreatedEvent Opened(params string[] files) => Given.Opened([.. files.Select(Modified)]);

    private static PullRequestCreatedEvent In(string repository, string file) => Opened(file) with { RepositoryName = repository };

    private static PullRequestCreatedEvent From(string branch) => Given.Opened() with { Source = GitReference.Branch(branch) };

    private static PullRequestMergeStatusUpdatedEvent Merged(MergeOption option) => new()
    {
        PullRequestId = "7",
        RepositoryName = "payments-api",
        SourceCommit = Given.Commit,
        Destination = GitReference.Branch("main"),
        MergeOption = option,
    };

    private static ReferenceUpdatedEvent MergePush(string branch, MergeOption option) => Given.Push(branch) with { Merge = new() { Option = option } };

    private static PullRequestApprovalStateChangedEvent Approval(ApprovalStatus status) => new()
    {
        PullRequestId = "7",
        SourceCommit = Given.Commit,
        Destination = GitReference.Branch("main"),
        ApprovalStatus = status,
    };

    private static PullRequestApprovalRuleOverriddenEvent Override(OverrideStatus status) => new()
    {
        PullRequestId = "7",
        SourceCommit = Given.Commit,
        OverrideStatus = status,
    };

    private static CommentOnPullRequestCreatedEvent Comment(string? text, Arn? caller) => new()
    {
        CommentId = "1:2",
        PullRequestId = "7",
        AfterCommitId = Given.Commit,
        CallerUserArn = caller,
        Thread = text is null ? null : [new() { AuthorArn = caller, Text = text }],
    };

    private static BuildStateChangeEvent Finished(string project, BuildStatus status, string sourceVersion = Given.Commit) => new()
    {
        BuildArn = new($"arn:aws:codebuild:eu-central-1:111122223333:build/{project}:d1f0a5ba-3b6b-4a9c-8b6c-1f2d3c4b5a69"),
        BuildStatus = status,
        Information = new() { SourceVersion = sourceVersion, Source = new() { Type = "CODECOMMIT" } },
    };
}
