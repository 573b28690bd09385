using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests that every mistake in a rule throws an exception where the rule is defined.</summary>
public sealed class RuleMistakesTests
{
    private static readonly EventRuleBuilder<CodeCommitEvent> NoBuilder = null!;

    public static TheoryData<Action<BuildRulesBuilder>, string> Mistakes => new()
    {
        // Rules.
        { all => all.OnPush(null!), "*define*" },
        { all => all.OnTag("x", null!), "*define*" },
        { all => all.OnPush(_ => null!), "The function returned null.*" },
        { all => all.OnTag(_ => null!), "The function returned null.*" },
        { all => all.OnPush("", push => push.StartBuild("ci")), "*name*" },
        { all => all.OnTag(" ", tag => tag.StartBuild("ci")), "*name*" },
        { all => all.OnBranch("", branch => branch.StartBuild("ci")), "*name*" },
        { all => all.OnPullRequest("\t", pr => pr.StartBuild("ci")), "*name*" },
        { all => all.OnComment(null!, comment => comment.StartBuild("ci")), "*name*" },
        { all => all.OnFinishedBuild("", build => build.StartBuild("ci")), "*name*" },
        { all => all.On<ForeignEvent>("", foreign => foreign.StartBuild("ci")), "*name*" },
        { all => all.ForRepository("a", null!), "*define*" },
        { all => all.ForRepository("a", _ => BuildRules.CreateBuilder()), "A group must return the builder that it was given.*" },
        { all => all.ForRepository("a", _ => null!), "A group must return the builder that it was given.*" },
        { all => all.ForRepository(null!, group => group), "*" },
        { all => all.ForRepository("", group => group), "The pattern '' is wrong at position 0*" },
        { all => all.ForRepository("!a", group => group), "At least one pattern must not start with !*" },
        { all => all.Add(null!), "*more*" },
        { _ => BuildRules.Concat(null!), "*sets*" },
        { _ => BuildRules.Concat(BuildRules.Empty, null!), "*more*" },
        { _ => BuildRules.Empty.Evaluate(null!), "*serviceEvent*" },

        // Mistakes in builds, including builds changed with a `with` expression.
        { all => all.OnPush(push => push.StartBuild("x\ny")), "The name of a project must not have control characters or white space.*" },
        { all => all.OnPush(push => push.StartBuild(" ci")), "The name of a project must not have control characters or white space.*" },
        { all => all.OnPush(push => push.StartBuild(new string('x', 256))), "The name of a project must have 1 to 255 characters.*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { EnvironmentVariables = new([KeyValuePair.Create("codebuild_x", new BuildEnvironmentValue { Value = "" })]) })), "CodeBuild reserves names*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { EnvironmentVariables = new([KeyValuePair.Create("a-b", new BuildEnvironmentValue { Value = "" })]) })), "The name of an environment variable*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { EnvironmentVariables = new([KeyValuePair.Create("A", new BuildEnvironmentValue { Value = new string('x', 4097) })]) })), "*at most 4096 characters.*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { TimeoutInMinutes = 4 })), "TimeoutInMinutes must be from 5 to 2160.*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { QueuedTimeoutInMinutes = 481 })), "QueuedTimeoutInMinutes must be from 5 to 480.*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { GitCloneDepth = -1 })), "GitCloneDepth must be at least 0.*" },

        // Patterns.
        { all => all.OnPush(push => push.ToBranch().StartBuild("ci")), "At least one pattern is required.*" },
        { all => all.OnPush(push => push.ToBranch(null!).StartBuild("ci")), "*patterns*" },
        { all => all.OnPush(push => push.ToBranch("a", null!).StartBuild("ci")), "*item*" },
        { all => all.OnPush(push => push.ToBranch("").StartBuild("ci")), "The pattern '' is wrong at position 0: the pattern is empty.*" },
        { all => all.OnPush(push => push.ToBranch("!").StartBuild("ci")), "The pattern '!' is wrong at position 1: the pattern is empty.*" },
        { all => all.OnPush(push => push.ToBranch("!main").StartBuild("ci")), "At least one pattern must not start with !*" },
        { all => all.OnPush(push => push.InRepository("a[").StartBuild("ci")), "The pattern 'a[' is wrong at position 1*" },
        { all => all.OnPush(push => push.InRepository("a", "!b{").StartBuild("ci")), "The pattern '!b{' is wrong at position 2*" },
        { all => all.OnPush(push => push.InAccount("{").StartBuild("ci")), "*position 0*" },
        { all => all.OnPush(push => push.InRegion("{").StartBuild("ci")), "*position 0*" },
        { all => all.OnTag(tag => tag.WithName("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnBranch(branch => branch.WithName("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPullRequest(pr => pr.Into("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPullRequest(pr => pr.From("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPush(push => push.Touching("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPush(push => push.OnlyTouching().StartBuild("ci")), "At least one pattern is required.*" },
        { all => all.OnPush(push => push.Adding("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPush(push => push.Modifying("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPush(push => push.Deleting("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnPush(push => push.WithCommitScope("v{").StartBuild("ci")), "*position 1*" },
        { all => all.OnFinishedBuild(build => build.OfProject("v{").StartBuild("ci")), "*position 1*" },
        { all => all.On<CodeCommitEvent>(any => any.WithEventName("v{").StartBuild("ci")), "*position 1*" },
        { _ => NoBuilder.WithEventName("v"), "*builder*" },

        // Callers.
        { all => all.OnPush(push => push.By().StartBuild("ci")), "At least one caller must not start with !*" },
        { all => all.OnPush(push => push.By(null!).StartBuild("ci")), "*callers*" },
        { all => all.OnPush(push => push.By("arn:**", null!).StartBuild("ci")), "A caller is null.*" },
        { all => all.OnPush(push => push.By((string)null!).StartBuild("ci")), "*pattern*" },
        { all => all.OnPush(push => push.By(CallerPattern.Role("!a"), "!arn:b*").StartBuild("ci")), "At least one caller must not start with !*" },
        { all => all.OnPush(push => push.By(CallerPattern.Role("a{")).StartBuild("ci")), "The pattern 'a{' is wrong at position 1*" },
        { all => all.OnPush(push => push.By(CallerPattern.User("!a{")).StartBuild("ci")), "The pattern '!a{' is wrong at position 2*" },
        { all => all.OnPullRequest(pr => pr.AuthoredBy().StartBuild("ci")), "*at least one caller*" },
        { all => all.On<CodeCommitEvent>(any => any.By().StartBuild("ci")), "*at least one caller*" },
        { _ => NoBuilder.By("arn:**"), "*builder*" },

        // Texts.
        { all => all.OnComment(comment => comment.Saying().StartBuild("ci")), "At least one command is required.*" },
        { all => all.OnComment(comment => comment.Saying(null!).StartBuild("ci")), "*commands*" },
        { all => all.OnComment(comment => comment.Saying("/a", " ` ").StartBuild("ci")), "A command must be one line with at least one word.*" },
        { all => all.OnComment(comment => comment.Saying("/a\n/b").StartBuild("ci")), "A command must be one line with at least one word.*" },
        { all => all.OnComment(comment => comment.WithCommand("").StartBuild("ci")), "A command must be one line with at least one word.*" },
        { all => all.OnComment(comment => comment.WithCommand(null!).StartBuild("ci")), "A command must be one line with at least one word.*" },
        { all => all.OnComment(comment => comment.WithCommand("/deploy test").StartBuild("ci")), "The command must be one word*" },
        { all => all.OnComment(comment => comment.WithCommand("/deploy", null!).StartBuild("ci")), "*arguments*" },
        { all => all.OnComment(comment => comment.WithCommand("/deploy", "a{").StartBuild("ci")), "*position 1*" },
        { all => all.OnComment(comment => comment.WithCommand("/deploy", "a", "").StartBuild("ci")), "*position 0*" },
        { all => all.OnComment(comment => comment.TextMatching("").StartBuild("ci")), "*regex*" },
        { all => all.OnComment(comment => comment.TextMatching(null!).StartBuild("ci")), "*regex*" },
        { all => all.OnComment(comment => comment.TextMatching("ab(").StartBuild("ci")), "The regular expression 'ab(' is wrong at position 3: ( has no matching ); add ), or write [(] for the character.*" },
        { all => all.OnComment(comment => comment.TextMatching("(?=x)").StartBuild("ci")), "The regular expression '(?=x)' has a lookaround, which cannot run in linear time.*" },
        { all => all.OnPush(push => push.WithCommitMessage(@"(a)\1").StartBuild("ci")), "*position*" },
        { all => all.OnPush(push => push.WithCommitMessage(@"(?<x>a)\k<x>").StartBuild("ci")), "*has a backreference*" },
        { all => all.OnPullRequest(pr => pr.TitleMatching("(?<!x)y").StartBuild("ci")), "*a lookaround*" },
        { all => all.OnPullRequest(pr => pr.TitleMatching("[").StartBuild("ci")), "*wrong at position 1*" },
        { all => all.OnPullRequest(pr => pr.DescriptionMatching("(?>a)").StartBuild("ci")), "*an atomic group*" },
        { all => all.OnPullRequest(pr => pr.TitleContaining().StartBuild("ci")), "At least one text is required, and no text may be empty.*" },
        { all => all.OnPullRequest(pr => pr.TitleContaining("a", "").StartBuild("ci")), "At least one text is required, and no text may be empty.*" },
        { all => all.OnPullRequest(pr => pr.DescriptionContaining(null!).StartBuild("ci")), "*texts*" },
        { all => all.OnPush(push => push.WithCommitType().StartBuild("ci")), "At least one type is required, and no type may be empty.*" },
        { all => all.OnPush(push => push.WithCommitType("feat", " ").StartBuild("ci")), "At least one type is required, and no type may be empty.*" },
        { all => all.OnPush(push => push.WithCommitType(null!).StartBuild("ci")), "*types*" },
        { all => all.OnPush(push => push.WithSkipMarker("").StartBuild("ci")), "A skip marker must contain more than white space*" },
        { all => all.OnPush(push => push.WithoutSkipMarker(null!).StartBuild("ci")), "*markers*" },

        // Merge options and build statuses.
        { all => all.OnPullRequest(pr => pr.MergedBy(null!).StartBuild("ci")), "*options*" },
        { all => all.OnPush(push => push.ByMerge(null!).StartBuild("ci")), "*options*" },
        { all => all.OnFinishedBuild(build => build.EndedWith().StartBuild("ci")), "At least one status is required.*" },
        { all => all.OnFinishedBuild(build => build.EndedWith(null!).StartBuild("ci")), "*statuses*" },

        // Source versions that the events of the rule do not have.
        { all => all.OnPush(push => push.StartBuild("ci", build => build.At(SourceVersionChoice.Destination))), "No ReferenceEvent has a Destination to build*" },
        { all => all.OnTag(tag => tag.StartBuild(_ => "ci", build => build.At(SourceVersionChoice.Destination))), "No ReferenceEvent has a Destination to build*" },
        { all => all.OnComment(comment => comment.StartBuild("ci", build => build.At(SourceVersionChoice.Reference))), "No CommentEvent has a Reference to build*" },
        { all => all.OnFinishedBuild(build => build.StartBuild("ci", request => request.At(SourceVersionChoice.Destination))), "No BuildStateChangeEvent has a Destination to build*" },
        { all => all.On<ForeignEvent>(any => any.StartBuild("ci")), "No ForeignEvent has a Commit to build*" },
        { all => all.On<ApprovalRuleTemplateEvent>(any => any.StartBuild("ci")), "No ApprovalRuleTemplateEvent has a Commit to build. Choose another value with At, such as ProjectDefault.*" },
        { all => all.On<ReferenceDeletedEvent>(any => any.StartBuild("ci", build => build.At(SourceVersionChoice.Reference))), "No ReferenceDeletedEvent has a Reference to build*" },

        // Patterns that cannot match anything.
        { all => all.OnPush(push => push.By("guests").StartBuild("ci")), "No ARN matches 'guests'. For a role or a user, write CallerPattern.Role or CallerPattern.User*" },
        { all => all.OnPush(push => push.Unless(not => not.By("*")).StartBuild("ci")), "No ARN matches '*'*For everybody, write **.*" },
        { all => all.OnPush(push => push.Touching("/src/**").StartBuild("ci")), "No path matches '/src/**'. Paths start at the root*" },
        { all => all.OnPush(push => push.OnlyTouching("**", "!./src").StartBuild("ci")), "No path matches '!./src'*" },
        { all => all.OnPush(push => push.Adding("src/").StartBuild("ci")), "No path matches 'src/'*folder/**.*" },
        { all => all.OnPush(push => push.ToBranch("!refs/tags/v1").StartBuild("ci")), "The pattern '!refs/tags/v1' matches nothing, because*refs/heads/.*" },
        { all => all.OnTag(tag => tag.WithName("refs/heads/main").StartBuild("ci")), "The pattern 'refs/heads/main' matches nothing, because*refs/tags/.*" },

        // Groups.
        { all => all.OnPush(push => push.Where(null!).StartBuild("ci")), "*predicate*" },
        { all => all.OnPush(push => push.Unless(null!).StartBuild("ci")), "*define*" },
        { all => all.OnPush(push => push.Unless(not => not).StartBuild("ci")), "A group must have a condition.*" },
        { all => all.OnPush(push => push.Unless(_ => push).StartBuild("ci")), "A group must return the builder that it was given.*" },
        { all => all.OnPush(push => push.Unless(_ => null!).StartBuild("ci")), "A group must return the builder that it was given.*" },
        { all => all.OnPush(push => push.AnyOf().StartBuild("ci")), "At least one group is required.*" },
        { all => all.OnPush(push => push.AnyOf(null!).StartBuild("ci")), "*groups*" },
        { all => all.OnPush(push => push.AnyOf(one => one.ToBranch("a"), one => one).StartBuild("ci")), "A group must have a condition.*" },
        { all => all.OnPush(push => push.AnyOf(one => one.ToBranch("a"), null!).StartBuild("ci")), "*define*" },

        // Arguments of StartBuild.
        { all => all.OnPush(push => push.StartBuild("")), "*projectName*" },
        { all => all.OnPush(push => push.StartBuild((string)null!)), "*projectName*" },
        { all => all.OnPush(push => push.StartBuild("ci").StartBuild("")), "*projectName*" },
        { all => all.OnPush(push => push.StartBuild((Func<ReferenceEvent, string?>)null!)), "*projectOf*" },
        { all => all.OnPush(push => push.StartBuild("ci", _ => null!)), "The function returned null.*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { ProjectName = "cd" })), "The function must not change the project*" },
        { all => all.OnPush(push => push.StartBuild(_ => "ci", build => build with { ProjectName = "ci" })), "The function must not change the project*" },
        { all => all.OnPush(push => push.StartBuild("ci", _ => new BuildRequest { ProjectName = "CI" })), "The function must not change the project*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build.WithBuildspec(""))), "*buildspec*" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_throws_at_once_and_adds_no_rule(Action<BuildRulesBuilder> mistake, string message)
    {
        var builder = BuildRules.CreateBuilder();
        var make = () => mistake(builder);

        make.Should().Throw<ArgumentException>().WithMessage(message);
        builder.Build().Rules.Should().BeEmpty();
    }
}
