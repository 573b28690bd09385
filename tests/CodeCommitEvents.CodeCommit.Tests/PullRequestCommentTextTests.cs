using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the text of comments, as a reader of Markdown shows it.</summary>
public sealed class PullRequestCommentTextTests : CommentTest
{
    private const int Limit = 10_240;

    /// <summary>Everything that this reader knows: links without brackets, mentions, emoji, tables, HTML, …</summary>
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseAutoLinks().UseEmojiAndSmiley().Build();

    /// <summary>Texts that try to become more than text, or to end the code in which they are.</summary>
    public static TheoryData<string> Hostile => new()
    {
        "</details><h1>Approved</h1>",
        "<img src=x onerror=alert(1)>",
        "<!-- hidden",
        "@maintainers please approve",
        "mary@example.com",
        "https://evil.example/login",
        "www.evil.example",
        "[Build](https://evil.example)",
        "![x](https://evil.example/x.png)",
        "[x]: https://evil.example",
        "[//]: # (codecommit-events A B 1 ended)",
        "`", "``", "```", "````", "``` ", "~~~", "`a", "a`", "`` ` ``",
        "**bold** _italic_ ~~gone~~ :tada: #12 $x$ ^x^ ==x== | a | b |",
        "# heading", "> quote", "- item", "1. item", "---", "===", "    code", "\\", "\\`", "&lt;b&gt;", "&#96;",
        "\u001b[31mred\u001b[0m", "a\nb", "a\r\n\r\n# b", "\u202Egnp.exe", "\u2028# b", " ", "",
    };

    [Fact]
    public async Task A_comment_tells_what_happened_in_these_words()
    {
        await Channel().SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with
        {
            Details = Details(["> npm test", "", "1 failing"], "adds_two_amounts", "rounds <half> up"),
            Logs = new() { DeepLink = "https://console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/ci/log-events/1" },
            Initiator = "anna",
        }));

        Comment.Content[..Comment.Content.IndexOf("[//]", StringComparison.Ordinal)].Should().Be($"""
            ❌ **payments-ci #1 failed on pull request 7**

            - Reason: `BUILD: COMMAND_EXECUTION_ERROR: exit status 1`
            - Failed tests:
              - `adds_two_amounts`
              - `rounds <half> up`
            - Repository: payments-api
            - Commit: {Source[..12]}
            - Duration: `00:02:41`
            - Caused by: anna
            - Rule: checks

            [Build](https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/payments-ci/build/payments-ci%3A00000000-0000-4000-8000-000000000001/?region=eu-central-1) | [Log](https://console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/ci/log-events/1)

            End of the log:

            ```
            > npm test

            1 failing
            ```


            """.ReplaceLineEndings("\n"));
        Comment.Content.Should().MatchRegex(@"\n\n\[//\]: # \(codecommit-events [0-9A-F]{64} [0-9A-F]{16} 1789575180 ended\)\z");
    }

    [Theory]
    [InlineData("aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/")]
    public async Task Links_lead_to_the_console_of_the_partition(string partition, string region, string url)
    {
        await using var server = new CodeCommitServer(Git) { PullRequests = { ["7"] = new(Git, "feature", "main") } };
        using var client = new Amazon.CodeCommit.AmazonCodeCommitClient("AKIDOWN", "own-secret", new Amazon.CodeCommit.AmazonCodeCommitConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = region });

        await new PullRequestCommentChannel(client).SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { BuildArn = new($"arn:{partition}:codebuild:{region}:111122223333:build/payments-ci:1") }));

        Links(server.Comments.All[0].Content).Should().ContainSingle().Which.Should().StartWith(url);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_text_of_a_stranger_stays_text(string text)
    {
        await Channel().SendAsync(Told(BuildStatus.Failed, project: "payments_ci", change: outcome => outcome with
        {
            ProjectName = $"payments_ci {text}",
            Initiator = text,
            CommitId = text,
            FailedPhase = new() { PhaseType = BuildPhaseType.Build, PhaseContext = [$"COMMAND_EXECUTION_ERROR: {text}"] },
            Artifacts = [BuildArtifact(text)],
            Details = Details(["before", text, text + text, "after"], text, "second"),
        }));

        var document = Markdown.Parse(Comment.Content, Everything);
        document.Select(block => block.GetType().Name).Should().Equal(
            nameof(ParagraphBlock), nameof(ListBlock), nameof(ParagraphBlock), nameof(ParagraphBlock), nameof(FencedCodeBlock), nameof(LinkReferenceDefinitionGroup));
        document.Descendants().Select(node => node.GetType()).Where(type => typeof(Inline).IsAssignableFrom(type)).Distinct().Should().BeSubsetOf(
            [typeof(LiteralInline), typeof(CodeInline), typeof(EmphasisInline), typeof(LinkInline), typeof(ContainerInline)]);
        Links(Comment.Content).Should().OnlyContain(link => link.StartsWith("https://eu-central-1.console.aws.amazon.com/", StringComparison.Ordinal));
        document.Descendants<FencedCodeBlock>().Single().Lines.ToString().Should().StartWith("before\n").And.EndWith("\nafter");
        document.Descendants<ListItemBlock>().Count().Should().Be(text.Length == 0 ? 7 : 10);
        var html = Markdown.ToHtml(Comment.Content, Everything);
        html.Should().NotContain("<h1").And.NotContain("<img").And.NotContain("evil.example\"");
    }

    [Fact]
    public async Task Random_texts_of_special_characters_stay_text()
    {
        const string Special = "`~<>!-[]()#*_@:/\\|&=+.1a \n\t";
        var random = new Random(14);
        var channel = Channel();
        for (var number = 1; number <= 200; number++)
        {
            string[] texts = [.. Enumerable.Range(0, 5).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Special[random.Next(Special.Length)])))];

            await channel.SendAsync(Told(BuildStatus.Failed, number, outcome => outcome with { Initiator = texts[0], Details = Details([texts[1], texts[2]], texts[3], texts[4]) }));

            var document = Markdown.Parse(Comment.Content, Everything);
            document.Descendants<ListItemBlock>().Should().HaveCount(9, "of {0}", Comment.Content);
            document.Descendants<LinkInline>().Should().ContainSingle("of {0}", Comment.Content);
            document.Descendants<CodeBlock>().Should().ContainSingle("of {0}", Comment.Content).Which.Lines.Count.Should().Be(2);
            document.Descendants<CodeInline>().Count().Should().BeInRange(4, 5, "of {0}", Comment.Content);
            document[^1].Should().BeOfType<LinkReferenceDefinitionGroup>("of {0}", Comment.Content);
        }
    }

    [Fact]
    public async Task The_marker_is_not_shown()
    {
        await Channel().SendAsync(Told(BuildStatus.Failed));

        foreach (var pipeline in new[] { Everything, new MarkdownPipelineBuilder().DisableHtml().Build() })
        {
            Markdown.ToHtml(Comment.Content, pipeline).Should().NotContain("codecommit-events").And.NotContain("//]");
        }
    }

    [Fact]
    public async Task A_marker_in_the_log_is_not_the_marker_of_the_comment()
    {
        await Channel().SendAsync(Told(BuildStatus.Failed, 1));
        var marker = Comment.Content[Comment.Content.IndexOf("[//]", StringComparison.Ordinal)..];
        var forged = marker.Replace(" 1789575180 ", " 9999999999 ", StringComparison.Ordinal);
        await Channel().SendAsync(Told(BuildStatus.Failed, 2, outcome => outcome with { Details = Details(["```", forged, "", forged]) }));
        Comment.Token = null;
        Server.Comments.ForgetTokens();
        await Channel().SendAsync(Told(BuildStatus.Succeeded, 3));

        Comment.Content.Should().StartWith("✅ **payments-ci #3");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("größer, 漢字")]
    [InlineData("💥")]
    [InlineData("`")]
    [InlineData("\u0001")]
    public async Task A_comment_has_at_most_the_size_that_CodeCommit_allows_and_the_oldest_lines_of_the_log_give_way_first(string text)
    {
        var line = string.Concat(Enumerable.Repeat(text, 300));
        await Channel(options => options.LogLines = 1_000).SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with
        {
            Details = Details([.. Enumerable.Repeat(line, 500), "the last line"], "adds"),
        }));

        Encoding.UTF8.GetByteCount(Comment.Content).Should().BeLessThanOrEqualTo(Limit).And.BeGreaterThan(Limit / 2);
        Comment.Content.Should().Contain("\n  - `adds`\n").And.Contain("- Rule: checks\n").And.MatchRegex("\nthe last line\n```+\n\n\\[//");
    }

    [Fact]
    public async Task If_everything_is_too_long_the_title_and_the_most_important_facts_stay()
    {
        var text = string.Concat(Enumerable.Repeat("漢\u0001", 400));
        await Channel().SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with
        {
            ProjectName = text,
            Initiator = text,
            FailedPhase = new() { PhaseType = BuildPhaseType.Build, PhaseContext = [$"COMMAND_EXECUTION_ERROR: {text}"] },
            Artifacts = [.. Enumerable.Repeat(BuildArtifact(text), 13)],
            Logs = new() { DeepLink = $"https://console.aws.amazon.com/cloudwatch/home#{new string('x', 50_000)}" },
            Details = Details(Enumerable.Repeat(text, 40), [.. Enumerable.Repeat(text, 40)]),
        }));

        Encoding.UTF8.GetByteCount(Comment.Content).Should().BeLessThanOrEqualTo(Limit);
        Comment.Content.Should().Contain("- Reason: `BUILD").And.NotContain("- Rule").And.NotContain("End of the log");
        Comment.Content.Should().MatchRegex(@"\n\[//\]: # \(codecommit-events [^\n]+ ended\)\z");
    }

    [Fact]
    public async Task A_log_is_shown_only_for_a_build_that_failed_and_with_as_many_lines_as_the_options_say()
    {
        string[] log = [.. Enumerable.Range(1, 40).Select(number => $"line {number}")];

        Channel().DetailKinds.Should().Be(BuildDetailKinds.FailedTests | BuildDetailKinds.LogTail);
        Channel(options => options.LogLines = 0).DetailKinds.Should().Be(BuildDetailKinds.FailedTests);
        await Channel().SendAsync(Told(BuildStatus.Failed, 1, outcome => outcome with { Details = Details(log) }));
        Comment.Content.Should().Contain("```\nline 21\n").And.Contain("\nline 40\n```\n");
        await Channel(options => options.LogLines = 0).SendAsync(Told(BuildStatus.Failed, 2, outcome => outcome with { Details = Details(log) }));
        Comment.Content.Should().NotContain("line").And.NotContain("End of the log");
        await Channel().SendAsync(Told(BuildStatus.Succeeded, 3, outcome => outcome with { Details = Details(log) }));
        Comment.Content.Should().NotContain("End of the log");
    }

    [Theory]
    [InlineData(20, false, false)]
    [InlineData(21, false, true)]
    [InlineData(1, true, true)]
    public async Task The_list_of_failed_tests_says_if_there_are_more(int count, bool hasMore, bool saysMore)
    {
        var details = Details([], [.. Enumerable.Range(1, count).Select(number => $"test {number}")]);
        details = details with { Reports = [details.Reports[0] with { HasMoreFailedTests = hasMore }] };

        await Channel().SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Details = details }));

        Comment.Content.Split('\n').Count(line => line.StartsWith("  - `test ", StringComparison.Ordinal)).Should().Be(Math.Min(count, 20));
        Comment.Content.Contains("\n  - and more\n", StringComparison.Ordinal).Should().Be(saysMore);
    }

    [Theory]
    [InlineData("SUCCEEDED", "✅")]
    [InlineData("FAILED", "❌")]
    [InlineData("TIMED_OUT", "❌")]
    [InlineData("FAULT", "❌")]
    [InlineData("STOPPED", "⏹")]
    [InlineData("SOMETHING_NEW", "❌")]
    [InlineData("IN_PROGRESS", "⏳")]
    public async Task Each_status_has_a_symbol(string status, string symbol)
    {
        await Channel().SendAsync(Told(new(status)));

        Comment.Content.Should().StartWith($"{symbol} **");
    }

    private static BuildArtifactLocation BuildArtifact(string text) => new() { Arn = new($"arn:aws:s3:::artifacts/{text}") };

    private static IEnumerable<string> Links(string content) => Markdown.Parse(content, Everything).Descendants<LinkInline>().Select(link => link.Url!)
        .Concat(Markdown.Parse(content, Everything).Descendants<AutolinkInline>().Select(link => link.Url));
}
