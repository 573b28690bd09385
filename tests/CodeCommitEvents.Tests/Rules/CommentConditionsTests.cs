using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class CommentConditionsTests
{
    public static TheoryData<Func<CommentRuleBuilder, CommentRuleBuilder>, string?, bool?> Texts => new()
    {
        // Saying: the whole text is one of the commands.
        { comment => comment.Saying("/build"), "/build", true },
        { comment => comment.Saying("/build"), "/BUILD", true },
        { comment => comment.Saying("/Build"), "/build", true },
        { comment => comment.Saying("/build"), "  /build\t", true },
        { comment => comment.Saying("/build"), "\r\n/build\r\n", true },
        { comment => comment.Saying("/build"), "`/build`", true },
        { comment => comment.Saying("/build"), " ``` /build ``` ", true },
        { comment => comment.Saying("`/build` "), "/build", true },
        { comment => comment.Saying("/build"), "/build now", false },
        { comment => comment.Saying("/build"), "please /build", false },
        { comment => comment.Saying("/build"), "/builds", false },
        { comment => comment.Saying("/build"), "build", false },
        { comment => comment.Saying("/build"), "/build\n/build", false },
        { comment => comment.Saying("/build"), "/build\rtoo", false },
        { comment => comment.Saying("/build"), "```\n/build\n```", false },
        { comment => comment.Saying("/build"), "`\r\n/build\r\n`", false },
        { comment => comment.Saying("/test all"), "/test\u2028all", false },
        { comment => comment.Saying("/test all"), "/test\u2029all", false },
        { comment => comment.Saying("/test all"), "/test\u0085all", false },
        { comment => comment.Saying("/test all"), "/test\u000ball", false },
        { comment => comment.Saying("/test all"), "/test\u000call", false },
        { comment => comment.WithCommand("/deploy", "**"), "```\n/deploy prod\n```", false },
        { comment => comment.WithCommand("/deploy", "**"), "/deploy\u2028prod", false },
        { comment => comment.Saying("/build"), "> /build\n\nno, don't", false },
        { comment => comment.Saying("/build"), "", false },
        { comment => comment.Saying("/build"), " `` ", false },
        { comment => comment.Saying("/build"), null, null },
        { comment => comment.Saying("/test all"), "/test   ALL", true },
        { comment => comment.Saying("/test all"), "/test", false },
        { comment => comment.Saying("/test all"), "/test all now", false },
        { comment => comment.Saying("/test all"), "/testall", false },
        { comment => comment.Saying("/build", "/test"), "/test", true },
        { comment => comment.Saying("/build", "/test"), "/deploy", false },
        { comment => comment.Saying("/b*"), "/build", false },

        // WithCommand: a command, and a pattern for each argument.
        { comment => comment.WithCommand("/deploy"), "/deploy", true },
        { comment => comment.WithCommand("/deploy"), "`/DEPLOY`", true },
        { comment => comment.WithCommand("/deploy"), "/deploy staging", false },
        { comment => comment.WithCommand("/deploy"), "deploy", false },
        { comment => comment.WithCommand("/deploy"), "", false },
        { comment => comment.WithCommand("/deploy"), null, null },
        { comment => comment.WithCommand("/deploy", "staging"), "/deploy staging", true },
        { comment => comment.WithCommand("/deploy", "staging"), "  /deploy \t staging ", true },
        { comment => comment.WithCommand("/deploy", "staging"), "/deploy Staging", true },
        { comment => comment.WithCommand("/deploy", "{Staging,test}", "V*"), "/DEPLOY TEST v1", true },
        { comment => comment.WithCommand("/deploy", "staging"), "/deploy", false },
        { comment => comment.WithCommand("/deploy", "staging"), "/deploy staging now", false },
        { comment => comment.WithCommand("/deploy", "staging"), "/deploy\nstaging", false },
        { comment => comment.WithCommand("/deploy", "{staging,test}", "v*"), "/deploy test v1", true },
        { comment => comment.WithCommand("/deploy", "{staging,test}", "v*"), "/deploy prod v1", false },
        { comment => comment.WithCommand("/deploy", "{staging,test}", "v*"), "/deploy test 1", false },
        { comment => comment.WithCommand("/deploy", "*"), "/deploy a/b", false },
        { comment => comment.WithCommand("/deploy", "**"), "/deploy", true },
        { comment => comment.WithCommand("/deploy", "**"), "/deploy a b/c d", true },
        { comment => comment.WithCommand("/deploy", "**"), "/destroy a", false },
        { comment => comment.WithCommand("/deploy", "test", "**"), "/deploy", false },
        { comment => comment.WithCommand("/deploy", "test", "**"), "/deploy test", true },
        { comment => comment.WithCommand("/deploy", "test", "**"), "/deploy test a b", true },
        { comment => comment.WithCommand("/deploy", "test", "**"), "/deploy prod a b", false },
        { comment => comment.WithCommand("/deploy", "**", "v1"), "/deploy a/b v1", true },
        { comment => comment.WithCommand("/deploy", "**", "v1"), "/deploy a b v1", false },

        // TextMatching: a regular expression that matches a part of the text.
        { comment => comment.TextMatching("build|test"), "please test it", true },
        { comment => comment.TextMatching("build|test"), "please TEST it", false },
        { comment => comment.TextMatching("(?i)build|test"), "please TEST it", true },
        { comment => comment.TextMatching("^test$"), "please test", false },
        { comment => comment.TextMatching(@"(?m)^/test$"), "please\n/test\nthanks", true },
        { comment => comment.TextMatching("^$"), "", true },
        { comment => comment.TextMatching(".*"), null, null },
        { comment => comment.TextMatching("(?<word>te)s(t)"), "test", true },

        // Several conditions: all must be met.
        { comment => comment.WithCommand("/deploy", "**").TextMatching("prod"), "/deploy prod", true },
        { comment => comment.WithCommand("/deploy", "**").TextMatching("prod"), "/deploy test", false },
    };

    /// <param name="define">The condition.</param>
    /// <param name="text">The text of the comment.</param>
    /// <param name="isMatch">The expected result. Null means unknown: neither the condition nor its negation is met.</param>
    [Theory]
    [MemberData(nameof(Texts))]
    public void A_comment_is_matched_by_its_text(Func<CommentRuleBuilder, CommentRuleBuilder> define, string? text, bool? isMatch)
    {
        var rules = Given.Rules(all => all.OnComment(comment => define(comment).StartBuild("ci")));
        var unless = Given.Rules(all => all.OnComment(comment => comment.Unless(define).StartBuild("ci")));

        (rules.Starts(Given.Comment(text)), rules.Starts(Given.CommitComment(text))).Should().Be((isMatch == true, isMatch == true));
        (unless.Starts(Given.Comment(text)), unless.Starts(Given.CommitComment(text))).Should().Be((isMatch == false, isMatch == false));
        rules.Starts(Given.EditedComment(text)).Should().BeFalse();
    }

    [Fact]
    public void Only_the_newest_comment_of_a_thread_is_matched()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")));

        rules.Starts(Given.Comment() with { Thread = [new() { Text = "/build" }, new() { Text = "no, wait" }] }).Should().BeFalse();
        rules.Starts(Given.Comment() with { Thread = [new() { Text = "no, wait" }, new() { Text = "/build" }] }).Should().BeTrue();
        rules.Starts(Given.Comment() with { Thread = [new() { Text = "/build" }, new()] }).Should().BeFalse();
        rules.Starts(Given.Comment() with { Thread = [] }).Should().BeFalse();
    }

    [Theory]
    [InlineData(Given.Maintainer, true)]
    [InlineData(Given.Bot, null)]
    [InlineData(null, null)]
    public void A_text_that_the_caller_did_not_write_opens_no_guard(string? author, bool? isMatch)
    {
        Func<CommentRuleBuilder, CommentRuleBuilder>[] conditions =
            [it => it.Saying("/deploy"), it => it.WithCommand("/deploy", "**"), it => it.TextMatching("deploy")];
        var edited = Given.EditedComment() with
        {
            CallerUserArn = new(Given.Maintainer),
            Thread = [new() { AuthorArn = new(Given.Maintainer), Text = "looks good" }, new() { AuthorArn = author is null ? null : new(author), Text = "/deploy" }],
        };

        foreach (var condition in conditions)
        {
            Given.Rules(all => all.OnComment(comment => condition(comment.When(CommentActivity.Edited)).By(CallerPattern.Role("maintainers")).StartBuild("ci")))
                .Starts(edited).Should().Be(isMatch == true);
            Given.Rules(all => all.OnComment(comment => comment.When(CommentActivity.Edited).Unless(condition).StartBuild("ci"))).Starts(edited).Should().Be(isMatch == false);
        }
    }

    [Fact]
    public void The_explanation_says_who_wrote_the_newest_comment() =>
        Given.Rules(all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")))
            .Evaluate(Given.Comment() with { CallerUserArn = new(Given.Maintainer), Thread = [new() { AuthorArn = new(Given.Bot), Text = "/build" }] })
            .Explanation.Rules[0].Conditions.Single(one => one.IsNamed("Saying"))
            .Should().BeEquivalentTo(new { Actual = $"a text by {Given.Bot}, not by the caller", Outcome = ConditionOutcome.Unknown });

    [Fact]
    public void The_expected_and_the_actual_text_of_a_comment_are_explained()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment
            .OnCommit().Saying("/build", "/test all").WithCommand("/deploy", "{a,b}", "**").TextMatching("^x").StartBuild("ci")));

        rules.Evaluate(Given.Comment("x\ny")).Explanation.Rules[0].Conditions.Skip(2).SkipLast(2).Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
            ("onCommit", "a comment on a commit", "a comment on a pull request", ConditionOutcome.NoMatch),
            ("saying", "a comment that says /build or /test all", @"x\u000ay", ConditionOutcome.NoMatch),
            ("withCommand", "a comment with the command /deploy {a,b} **", @"x\u000ay", ConditionOutcome.NoMatch),
            ("textMatching", "a comment that matches /^x/", @"x\u000ay", ConditionOutcome.Match));
        rules.Evaluate(Given.CommitComment()).Explanation.Rules[0].Conditions[2].Actual.Should().Be("a comment on a commit");
        rules.Evaluate(Given.CommitComment()).Explanation.Rules[0].Conditions[3].Actual
            .Should().Be("an unknown text (only notifications with the detail type FULL contain it)");
    }

    [Theory]
    [InlineData(80, 80, "")]
    [InlineData(81, 80, "…")]
    [InlineData(500, 80, "…")]
    public void The_explanation_shows_the_start_of_a_long_comment(int length, int shown, string end)
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")));

        rules.Evaluate(Given.Comment(new string('x', length))).Explanation.Rules[0].Conditions[2].Actual.Should().Be(new string('x', shown) + end);
    }

    [Fact]
    public void A_shown_comment_is_not_cut_within_a_character() =>
        Given.Rules(all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")))
            .Evaluate(Given.Comment(new string('x', 79) + "👍 and more")).Explanation.Rules[0].Conditions[2].Actual.Should().Be(new string('x', 79) + "…");

    [Fact]
    public void A_command_is_split_into_its_words()
    {
        CommentCommand.TryParse(" `/deploy  staging\tv1` ", out var command).Should().BeTrue();
        command.Should().Be(new CommentCommand { Name = "/deploy", Arguments = ["staging", "v1"] });
        CommentCommand.TryParse("/build", out command).Should().BeTrue();
        command.Should().Be(new CommentCommand { Name = "/build" });
        CommentCommand.TryParse("/build\nx", out command).Should().BeFalse();
        command.Should().BeNull();
        CommentCommand.TryParse(" ", out _).Should().BeFalse();
        CommentCommand.TryParse(null, out _).Should().BeFalse();
    }

    [Fact]
    public void A_command_can_determine_the_project()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment
            .WithCommand("/deploy", "{staging,test}")
            .StartBuild(one => CommentCommand.TryParse(one.Text, out var command) ? $"deploy-{command.Arguments[0]}" : null)));

        rules.Projects(Given.Comment("/deploy test")).Should().Equal("deploy-test");
        rules.Projects(Given.Comment("/deploy prod")).Should().BeEmpty();
    }
}
