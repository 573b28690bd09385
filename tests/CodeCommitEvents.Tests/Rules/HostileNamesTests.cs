using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests that untrusted names cannot forge or hide a part of an explanation.</summary>
public sealed class HostileNamesTests
{
    private const string Hostile = "x\r\nci: matched\u001b[2K\u202e\u2028\u2029\u200b\u0007\ufeff\u0085";
    private const string Escaped = @"x\u000d\u000aci: matched\u001b[2K\u202e\u2028\u2029\u200b\u0007\ufeff\u0085";

    private static readonly Dictionary<string, (ServiceEvent Event, EventFacts Facts, Func<BuildRulesBuilder, BuildRulesBuilder> Define)> Questions = new(StringComparer.Ordinal)
    {
        ["repository"] = (Given.Push("main", Hostile), EventFacts.None, all => all.OnPush(push => push.InRepository("y").StartBuild("ci"))),
        ["branch"] = (Given.Push(Hostile), EventFacts.None, all => all.OnPush(push => push.ToBranch("y").StartBuild("ci"))),
        ["tag"] = (Given.Push($"refs/tags/{Hostile}"), EventFacts.None, all => all.OnTag(tag => tag.WithName("y").StartBuild("ci"))),
        ["subject"] = (Given.Push($"refs/notes/{Hostile}"), EventFacts.None, all => all.OnTag(tag => tag.StartBuild("ci"))),
        ["destination"] = (Given.Opened(into: Hostile), EventFacts.None, all => all.OnPullRequest(pr => pr.Into("y").StartBuild("ci"))),
        ["source"] = (Given.Opened() with { Source = GitReference.Branch(Hostile) }, EventFacts.None, all => all.OnPullRequest(pr => pr.From("y").StartBuild("ci"))),
        ["title"] = (Given.Opened() with { Title = Hostile }, EventFacts.None, all => all.OnPullRequest(pr => pr.TitleContaining("y").StartBuild("ci"))),
        ["description"] = (Given.Opened() with { Description = Hostile }, EventFacts.None, all => all.OnPullRequest(pr => pr.DescriptionMatching("y").StartBuild("ci"))),
        ["caller"] = (Given.Push("main") with { CallerUserArn = new($"arn:aws:iam::1:user/{Hostile}") }, EventFacts.None, all => all.OnPush(push => push.By(CallerPattern.User("y")).StartBuild("ci"))),
        ["author"] = (Given.Opened() with { Author = new($"arn:aws:iam::1:user/{Hostile}") }, EventFacts.None, all => all.OnPullRequest(pr => pr.AuthoredBy("arn:y").StartBuild("ci"))),
        ["comment"] = (Given.Comment(Hostile), EventFacts.None, all => all.OnComment(comment => comment.Saying("/y").StartBuild("ci"))),
        ["files"] = (Given.Push("main"), Given.Files(Hostile), all => all.OnPush(push => push.Touching("y").StartBuild("ci"))),
        ["files problem"] = (Given.Push("main"), new() { ChangedFilesProblem = Hostile }, all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("y").StartBuild("ci"))),
        ["commit problem"] = (Given.Push("main"), new() { CommitProblem = Hostile }, all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.WithBreakingChange().StartBuild("ci"))),
        ["account"] = (Given.Push("main") with { Account = Hostile }, EventFacts.None, all => all.OnPush(push => push.InAccount("111122223333").StartBuild("ci"))),
        ["region"] = (Given.Push("main") with { Region = Hostile }, EventFacts.None, all => all.OnPush(push => push.InRegion("eu-west-1").StartBuild("ci"))),
        ["built project"] = (Given.Build(BuildStatus.Failed, Hostile), EventFacts.None, all => all.OnFinishedBuild(build => build.OfProject("y").StartBuild("ci"))),
        ["merge option"] = (Given.Merge(new(Hostile)), EventFacts.None, all => all.OnPush(push => push.ByMerge(MergeOption.Squash).StartBuild("ci"))),
        ["status"] = (Given.Build(new(Hostile)), EventFacts.None, all => all.OnFinishedBuild(build => build.Succeeded().StartBuild("ci"))),
    };

    public static TheoryData<string> Names => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Untrusted_text_is_escaped(string what)
    {
        var (serviceEvent, facts, define) = Questions[what];
        var explanation = Given.Rules(define).Evaluate(serviceEvent, facts).Explanation;

        explanation.NearestMiss.Should().NotBeNull(what);
        explanation.ToString().Should().Contain(Escaped, what);
        explanation.ToText().Should().Contain(Escaped, what);
        foreach (var text in new[] { explanation.ToString(), explanation.ToText().ReplaceLineEndings(""), explanation.ToJson() })
        {
            text.Any(character => char.IsControl(character) || character is '\u202e' or '\u2028' or '\u2029' or '\u200b' or '\ufeff').Should().BeFalse(what);
        }
    }

    [Fact]
    public void The_first_line_of_a_commit_message_is_escaped()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.WithBreakingChange().StartBuild("ci")));

        rules.Evaluate(Given.Push("main"), Given.Message("x\u001b[2K\u202e\nbody")).ToString()
            .Should().Be(@"ci: expected a commit with a breaking change, found x\u001b[2K\u202e");
    }

    [Fact]
    public void A_computed_project_is_escaped_in_the_explanation_and_unchanged_in_the_request()
    {
        const string Invisible = "x\u202e\u200by";
        var decision = Given.Rules(all => all.OnPush(push => push.StartBuild(one => one.Reference.Name))).Evaluate(Given.Push(Invisible));

        decision.Explanation.Rules[0].Projects.Should().Equal(@"x\u202e\u200by");
        decision.Builds.Select(build => build.ProjectName).Should().Equal(Invisible);
    }

    [Fact]
    public void A_computed_project_with_control_characters_is_a_failure_of_its_rule()
    {
        var decision = Given.Rules(all => all.OnPush(push => push.StartBuild(one => one.Reference.Name))).Evaluate(Given.Push(Hostile));

        decision.Explanation.Rules[0].Projects.Should().BeEmpty();
        decision.Builds.Should().BeEmpty();
        decision.Failures.Should().ContainSingle();
    }

    [Fact]
    public void A_harmless_text_is_not_changed()
    {
        const string Harmless = "ünïcode 漢字 👍 \"quoted\" \\u001b <b> & tail";
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.TitleContaining("y").StartBuild("ci")));

        rules.Evaluate(Given.Opened() with { Title = Harmless }).ToString().Should().Be($"ci: expected a title that contains y, found {Harmless}");
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_JSON()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.ToBranch("y").StartBuild("ci")));
        using var json = JsonDocument.Parse(rules.Evaluate(Given.Push("x\ud83d")).Explanation.ToJson());

        json.RootElement.GetProperty("rules")[0].GetProperty("conditions")[1].GetProperty("actual").GetString().Should().StartWith("x");
    }
}
