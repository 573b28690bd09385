using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Rules;

public sealed class RuleNamesTests
{
    [Fact]
    public void Rules_of_one_name_are_numbered_in_their_order()
    {
        var rules = Given.Rules(all => all
            .OnPush(push => push.StartBuild("ci"))
            .OnPullRequest(pr => pr.StartBuild("ci"))
            .OnTag("ci (2)", tag => tag.StartBuild("tags"))
            .OnComment("ci", comment => comment.StartBuild("comments")));

        rules.Rules.Select(rule => rule.Name).Should().Equal("ci", "ci (2)", "ci (2) (2)", "ci (3)");
        rules.ToText().Should().Contain("ci (3)");
    }

    [Fact]
    public void Sets_that_are_combined_are_numbered_anew()
    {
        var set = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")).OnPullRequest(pr => pr.StartBuild("ci")));

        BuildRules.Concat(set, set).Rules.Select(rule => rule.Name).Should().Equal("ci", "ci (2)", "ci (3)", "ci (4)");
        BuildRules.Concat(set).Rules.Select(rule => rule.Name).Should().Equal("ci", "ci (2)");
    }

    [Fact]
    public async Task Builds_of_two_rules_of_one_name_have_different_tokens()
    {
        var rules = Given.Rules(all => all.OnPush("same", push => push.ToBranch("main").StartBuild("a")).OnPush("same", push => push.ToBranch("develop").StartBuild("a")));
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(rules, starter);

        await dispatcher.DispatchAsync(Given.Push("main"));
        await dispatcher.DispatchAsync(Given.Push("develop"));

        starter.Started.Select(request => request.RuleName).Should().Equal("same", "same (2)");
        starter.Started.Select(request => request.EnvironmentVariables["CODECOMMIT_RULE"].Value).Should().Equal("same", "same (2)");
        rules.Evaluate(Given.Push("develop")).Explanation.Rules.Select(rule => rule.RuleName).Should().Equal("same", "same (2)");
    }

    [Theory]
    [InlineData(" ci")]
    [InlineData("ci\n")]
    [InlineData("\u001b[2Jci")]
    public void A_name_that_a_function_returns_is_checked_like_a_written_one(string name)
    {
        var written = () => Given.Rules(all => all.OnPush(push => push.StartBuild(name)));
        var rules = Given.Rules(all => all.OnPush("computed", push => push.StartBuild(_ => name)).OnPush(push => push.StartBuild("good")));

        var decision = rules.Evaluate(Given.Push("main"));

        written.Should().Throw<ArgumentException>();
        decision.Builds.Select(build => build.ProjectName).Should().Equal("good");
        var failure = decision.Failures.Should().ContainSingle().Which;
        failure.RuleName.Should().Be("computed");
        failure.Exception.Message.Should().Contain("name of a project must not");
        decision.Explanation.Rules[0].IsMatch.Should().BeFalse();
    }

    [Fact]
    public void The_name_of_a_project_made_of_the_repository_is_checked_like_a_written_one()
    {
        var rules = BuildRulesDocument.FromJson("""{"rules":[{"on":"push","startBuild":"{repository}"}]}""");

        var decision = rules.Evaluate(Given.Push("main", repository: new('x', 256)));

        decision.Builds.Should().BeEmpty();
        decision.Failures.Should().ContainSingle().Which.Exception.Message.Should().Be("{repository} returned an invalid name. The name of a project must have 1 to 255 characters.");
    }

    [Fact]
    public void Rules_from_a_file_cannot_forge_lines_in_the_text_of_rules_and_explanations()
    {
        var rules = BuildRulesDocument.FromJson("""{"rules":[{"name":"a\nb\u001b[2J","on":"push","withCustomData":"x\u202e\n\u001bmy","startBuild":"ci"}]}""");

        foreach (var text in new[] { rules.ToText(), rules.ToString(), rules.Evaluate(Given.Push("main")).Explanation.ToText(), rules.Evaluate(Given.Push("main")).Explanation.ToString() })
        {
            text.Should().Contain(@"a\u000ab\u001b[2J").And.Contain(@"x\u202e\u000a\u001bmy").And.NotContain("\u001b").And.NotContain("\u202e").And.NotContain("\nb").And.NotContain("\ny");
        }
    }
}
