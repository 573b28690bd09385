using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Generates sets of random rules. Uses only a few names, so that the rules often match.</summary>
internal static class AnyRules
{
    private static readonly Gen<string> Name = Gen.OneOf("a", "ab", "abc", "a*", "ab*", "**", "*", "{a,b}", "a{b,bc}", "[ab]", "a?", "*c", "\\a", "x");

    private static readonly Gen<string> Branch = Gen.OneOf(
        "main", "ma", "m*", "ma*", "m/**", "**", "*", "**/x", "{main,ma}", "release/*", "refs/heads/main", "refs/tags/**", "refs/**", "refs/heads/m[!x]*", "v*");

    private static readonly Gen<string[]> Names = PatternsOf(Name);
    private static readonly Gen<string[]> Branches = PatternsOf(Branch);

    private static readonly Gen<Func<BuildRulesBuilder, BuildRulesBuilder>> Rule = Gen.Select(
        Gen.Int[0, 8], Names, Branches, Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 7], (kind, names, branches, first, second, action) => Of(kind, names, branches, first, second, action));

    public static Gen<BuildRules> Any { get; } = Gen.Select(Rule.Array[0, 20], Gen.Int[0, 7], Gen.Int[0, 4], Name, (rules, start, options, name) =>
    {
        var all = BuildRules.CreateBuilder();
        foreach (var rule in rules.Skip(start))
        {
            rule(all);
        }

        all.ForRepository(name, group => rules.Take(start).Aggregate(options > 1 ? group : group.FirstMatchOnly(), (builder, rule) => rule(builder)).OnMissingFacts(MissingFactsBehavior.NoMatch));
        return (options == 0 ? all.FirstMatchOnly() : options == 1 ? all.OnMissingFacts(MissingFactsBehavior.NoMatch) : options == 2 ? all.OnMissingFacts(MissingFactsBehavior.Match) : all).Build();
    });

    private static Gen<string[]> PatternsOf(Gen<string> pattern) => Gen.Select(pattern, Gen.Select(pattern, Gen.Int[0, 3]).Array[0, 2], (first, more) =>
        more.Select(one => one.Item2 == 0 ? $"!{one.Item1}" : one.Item1).Prepend(first).ToArray());

    private static Func<BuildRulesBuilder, BuildRulesBuilder> Of(int kind, string[] names, string[] anyBranches, int first, int second, int action) =>
        OfKind(kind, names, [.. anyBranches.Select(branch => kind == 1 ? branch.Replace("refs/heads/", "refs/tags/") : branch.Replace("refs/tags/", "refs/heads/"))], first, second, action);

    private static Func<BuildRulesBuilder, BuildRulesBuilder> OfKind(int kind, string[] names, string[] branches, int first, int second, int action) => kind switch
    {
        0 => all => all.OnPush(push => End(Change(Change(Common(push.ToBranch(branches), names, first), first), second), action)),
        1 => all => all.OnTag(tag => End(Common(tag.WithName(branches), names, first), action)),
        2 => all => all.OnBranch(branch => End(Common(branch.WithName(branches), names, first).Deleted(), action)),
        3 => all => all.OnPullRequest(pr => End(Change(Common(pr.Into(branches), names, first).From("m*", "release/**").When(PullRequestActivity.ApprovalChanged, PullRequestActivity.Updated), second), action)),
        4 => all => all.OnComment(comment => End(Change(Common(comment.Saying("/build", "no"), names, first), second), action)),
        5 => all => all.OnFinishedBuild(build => End(Finished(Common(build, names, first), second), action)),
        6 => all => all.On<CodeCommitEvent>(any => End(Common(any.By(CallerPattern.Role("maintainers"), CallerPattern.User("*")), names, first), action)),
        7 => all => all.On<ServiceEvent>(any => End(Common(any, names, first), action)),
        _ => all => all.OnPush(push => End(Change(Common(push, names, first), second).InRepository("a*").ToBranch("**").ToBranch(branches), action)),
    };

    private static FinishedBuildRuleBuilder Finished(FinishedBuildRuleBuilder build, int choice) => choice switch
    {
        0 => build.Succeeded(),
        1 => build.Failed(),
        2 => build.Fixed(),
        3 => build.FirstFailure(),
        4 => build.Unless(not => not.StillFailing()),
        5 => build.AnyOf(one => one.Fixed(), one => one.EndedWith(BuildStatus.TimedOut)),
        6 => build.EachOfBatch(),
        7 => build.EachOfBatch().Failed(),
        _ => build,
    };

    private static TSelf Common<TSelf, TEvent>(RuleBuilder<TSelf, TEvent> builder, string[] names, int choice)
        where TSelf : RuleBuilder<TSelf, TEvent>
        where TEvent : ServiceEvent => choice switch
        {
            0 => builder.Where(_ => true),
            1 => builder.Where(one => one.GetHashCode() % 2 == 0 ? throw new InvalidOperationException() : false),
            2 => builder.Unless(not => not.InRepository(names)),
            3 => builder.AnyOf(one => one.InRepository(names), one => one.Where(asked => asked.Region is null)),
            4 => builder.AnyOf(one => one.Where(_ => throw new InvalidOperationException()), one => one.InRepository(names)),
            5 => builder.Unless(not => not.InAccount("1*")),
            6 or 7 or 8 => (TSelf)builder,
            _ => builder.InRepository(names),
        };

    private static TSelf Change<TSelf, TEvent>(ChangeRuleBuilder<TSelf, TEvent> builder, int choice)
        where TSelf : ChangeRuleBuilder<TSelf, TEvent>
        where TEvent : CodeCommitEvent => choice switch
        {
            0 => builder.Touching("src/**"),
            1 => builder.OnlyTouching("docs/**"),
            2 => builder.WithoutSkipMarker(),
            3 => builder.WithCommitType("feat", "fix").Touching("**"),
            4 => builder.By(CallerPattern.Role("maintainers")),
            5 => builder.AnyOf(one => one.By(CallerPattern.Role("*"), CallerPattern.User("*")), one => one.Touching("src/**"), one => one.WithBreakingChange().Where(_ => true)),
            6 => builder.Unless(not => not.AnyOf(one => one.By(CallerPattern.User("bot")), one => one.OnlyTouching("docs/**").WithCommitScope("*"))),
            7 => builder.AnyOf(one => one.Touching("src/**"), one => one.Where(_ => throw new InvalidOperationException())),
            _ => (TSelf)builder,
        };

    private static BuildRule End<TSelf, TEvent>(RuleBuilder<TSelf, TEvent> builder, int action)
        where TSelf : RuleBuilder<TSelf, TEvent>
        where TEvent : ServiceEvent => action switch
        {
            0 => builder.Ignore(),
            1 => builder.StartBuild("p1").StopProcessing(),
            2 => builder.StartBuild("p1", build => build.At(SourceVersionChoice.ProjectDefault)).StartBuild("p2"),
            3 => builder.StartBuild(one => (one as CodeCommitEvent)?.RepositoryName).StartBuild("p3"),
            4 => builder.StartBuild("p4").StartBuild(one => one is ReferenceEvent ? throw new InvalidOperationException() : "p5").StopProcessing(),
            5 when typeof(PullRequestEvent).IsAssignableTo(typeof(TEvent)) => builder.StartBuild("p6", build => build.At(SourceVersionChoice.Destination)),
            6 => builder.StartBuild("p7", build => build with { SourceVersion = "main" }),
            _ => builder.StartBuild("p2", build => build.At(SourceVersionChoice.ReferenceAndCommit)),
        };
}
