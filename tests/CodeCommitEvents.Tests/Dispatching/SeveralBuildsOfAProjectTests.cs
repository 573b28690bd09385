using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>One project can have several different builds for one event, for example for the folders of a repository with many projects.</summary>
public sealed class SeveralBuildsOfAProjectTests
{
    private static readonly ReferenceUpdatedEvent Push = FakeEvents.ReferenceUpdated();

    private readonly FakeBuildStarter starter = new();

    [Fact]
    public async Task Two_rules_with_different_buildspecs_of_one_project_start_both_builds()
    {
        var rules = BuildRulesDocument.FromJson(
            """
            { "rules": [
              { "name": "lambda1", "on": "push", "touching": "lambda1/**", "startBuild": { "project": "deploy", "buildspec": "lambda1/buildspec.yml" } },
              { "name": "lambda2", "on": "push", "touching": "lambda2/**", "startBuild": { "project": "deploy", "buildspec": "lambda2/buildspec.yml" } }
            ] }
            """);

        var dispatched = await new BuildDispatcher(rules, starter).DispatchAsync(Push);

        dispatched.Builds.Select(build => build.Outcome).Should().Equal(DispatchOutcome.Started, DispatchOutcome.Started);
        starter.Started.Select(request => request.Buildspec).Should().Equal("lambda1/buildspec.yml", "lambda2/buildspec.yml");
        dispatched.Decision.Explanation.Rules.Select(rule => rule.Projects.ToString()).Should().Equal("[deploy]", "[deploy]");
    }

    [Fact]
    public async Task Two_builds_of_one_project_in_one_rule_are_both_started_once()
    {
        var rules = Given.Rules(all => all.OnPush("all", push => push
            .StartBuild("deploy", build => build.WithBuildspec("a.yml"))
            .StartBuild("deploy", build => build.WithBuildspec("b.yml"))));
        var dispatcher = new BuildDispatcher(rules, starter);

        await dispatcher.DispatchAsync(Push);
        var again = await dispatcher.DispatchAsync(Push);

        starter.Started.Select(request => request.Buildspec).Should().Equal("a.yml", "b.yml");
        starter.Started.Select(request => request.IdempotencyToken).Should().OnlyHaveUniqueItems();
        again.Builds.Select(build => build.Outcome).Should().Equal(DispatchOutcome.Duplicate, DispatchOutcome.Duplicate);
    }

    [Fact]
    public async Task Two_unnamed_rules_for_different_builds_of_one_project_start_both()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")).OnPush(push => push.StartBuild("ci", build => build.AsBatch())));

        await new BuildDispatcher(rules, starter).DispatchAsync(Push);

        starter.Started.Select(request => request.IsBatch).Should().Equal(false, true);
    }

    [Fact]
    public async Task The_first_build_of_a_project_has_the_same_token_whether_or_not_the_rule_has_another_one()
    {
        var one = Given.Rules(all => all.OnPush("all", push => push.StartBuild("ci")));
        var two = Given.Rules(all => all.OnPush("all", push => push.StartBuild("ci").StartBuild("ci", build => build.AsBatch())));

        var tokens = new List<string?>();
        foreach (var rules in new[] { one, two })
        {
            tokens.Add((await new BuildDispatcher(rules, new FakeBuildStarter()).DispatchAsync(Push)).Builds[0].Request.IdempotencyToken);
        }

        tokens[0].Should().Be(tokens[1]);
    }

    [Fact]
    public async Task The_token_of_a_build_does_not_depend_on_earlier_rules_that_request_another_build_of_the_rule()
    {
        var alone = Given.Rules(all => all.OnPush("all", push => push.StartBuild("ci").StartBuild("ci", build => build.AsBatch())));
        var after = Given.Rules(all => all.OnPush("first", push => push.StartBuild("ci")).OnPush("all", push => push.StartBuild("ci").StartBuild("ci", build => build.AsBatch())));

        var first = await new BuildDispatcher(alone, new FakeBuildStarter()).DispatchAsync(Push);
        var second = await new BuildDispatcher(after, new FakeBuildStarter()).DispatchAsync(Push);

        second.Builds[1].Request.IdempotencyToken.Should().Be(first.Builds[1].Request.IdempotencyToken);
    }

    [Fact]
    public async Task The_second_build_of_a_project_does_not_supersede_the_first_one()
    {
        var rules = Given.Rules(all => all.OnPush("all", push => push
            .StartBuild("ci", build => build.CancelSuperseded())
            .StartBuild("ci", build => build.AsBatch().CancelSuperseded())));
        var dispatcher = new BuildDispatcher(rules, starter);

        await dispatcher.DispatchAsync(Push);
        starter.Stopped.Should().BeEmpty();
        await dispatcher.DispatchAsync(Push with { Time = Push.Time!.Value.AddSeconds(5), CommitId = "b" });

        starter.Stopped.Should().Equal(starter.Builds[0], starter.Builds[1]);
    }

    [Fact]
    public async Task An_equal_build_of_a_later_rule_is_started_once_and_the_log_names_both_rules()
    {
        var logger = new RecordingLogger();
        var rules = Given.Rules(all => all.OnPush("first", push => push.StartBuild("ci")).OnPush("second", push => push.StartBuild("ci")));

        await new BuildDispatcher(rules, starter, new() { Logger = logger }).DispatchAsync(Push);

        starter.Started.Should().ContainSingle().Which.RuleName.Should().Be("first");
        logger.Lines.Should().ContainSingle(line => line.Id == 20).Which.Line.Should().StartWith("Rule second requests the same build of ci as rule first. The build is started once [referenceUpdated ");
    }
}
