using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests that a pattern that can match nothing throws where the rule is written, and that the message says what was probably meant.</summary>
public sealed class PatternMistakesTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "inRepository", "arn:aws:codecommit:us-east-1:111122223333:payments-api", "No repository matches 'arn:*by its name, not by its ARN: write payments-api." },
        { "inRepository", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/payments-api", "*by its name, not by its URL: write payments-api." },
        { "inRepository", "codecommit::eu-west-1://payments-api", "*by its name, not by its URL: write payments-api." },
        { "inRepository", "team/payments-api", "*but no /." },
        { "inRepository", "!team/*", "No repository matches '!team/[*]'*but no /." },
        { "inRepository", "payments api", "*but no white space." },
        { "inRepository", "payments-api ", "*but no white space: write payments-api." },
        { "inRepository", "payments-api.git", "*no name that ends with .git: write payments-api." },
        { "inRepository", "{shop,team/payments}", "No repository matches '{shop,team/payments}', because of its alternative 'team/payments'.*" },
        { "inAccount", "1111-2222-3333", "No account matches '1111-2222-3333'. The id of an account is 12 digits: write 111122223333." },
        { "inAccount", "11112222333", "*12 digits: write 011112222333, if the leading zero was lost." },
        { "inAccount", "1111222233334", "*12 digits." },
        { "inAccount", "1111222233334*", "*12 digits." },
        { "inAccount", "arn:aws:iam::111122223333:root", "*12 digits: write 111122223333." },
        { "inAccount", "production", "*12 digits." },
        { "inRegion", "US-EAST-1", "*in lower case: write us-east-1." },
        { "inRegion", "EU-*", "*in lower case." },
        { "inRegion", "eu-west", "*ends with a number*write eu-west-[*]." },
        { "inRegion", "eu-", "*write eu-[*]." },
        { "inRegion", "eu-west-1a", "*ends with a number*" },
        { "inRegion", "eu west 1", "*but no white space." },
        { "toBranch", "main ", "No branch matches 'main '. A name in git has no white space: write main." },
        { "toBranch", " main", "*no white space: write main." },
        { "toBranch", "my branch", "*no white space." },
        { "toBranch", "/main", "*does not start with /: write main." },
        { "toBranch", "main/", "*does not end with /. For all names that start with it, write [*][*] after the /." },
        { "toBranch", "release/**/", "*does not end with /.*" },
        { "toBranch", "a//b", "*no two / in a row." },
        { "toBranch", "a..b", "*no two dots in a row." },
        { "toBranch", "main^", "*has no ^." },
        { "toBranch", "HEAD~1", "*has no ~." },
        { "toBranch", @"release\\1", @"*has no \." },
        { "toBranch", "refs/heads/", "*a name is missing. For all names, write [*][*]." },
        { "toBranch", "refs/heads/main ", "*no white space: write main." },
        { "toBranch", "refs/notes/*", "The pattern 'refs/notes/[*]' matches nothing, because all full names here start with refs/heads/." },
        { "toBranch", "refs/tags/v1", "*because all full names here start with refs/heads/." },
        { "toBranch", "refs/head/main", "*because all full names here start with refs/heads/." },
        { "toBranch", "refs/heads", "*because all full names here start with refs/heads/." },
        { "toBranch", "heads/main", "No branch matches 'heads/main'. Write the short name or the full name, which starts with refs/heads/: write main." },
        { "toBranch", "!heads/release/**", "*which starts with refs/heads/." },
        { "toBranch", "origin/main", "No branch matches 'origin/main'. Write the short name or the full name, which starts with refs/heads/: write main." },
        { "toBranch", "remotes/origin/main", "*which starts with refs/heads/: write main." },
        { "toBranch", "{refs/heads/main,develop}", "*alternative 'refs/heads/main'. A pattern for full names starts with refs/.*" },
        { "toBranch", "{main,develop }", "*alternative 'develop '.*: write develop." },
        { "touching", @"src\main.cs", @"No path matches 'src\main.cs'. Paths have / between folders, not \.*" },
        { "touching", @"src\*.cs", @"*Paths have / between folders, not \.*" },
        { "touching", @"src\\main.cs", @"*Paths have / between folders, not \.*" },
        { "touching", @"{docs\a,src/**}", @"*Paths have / between folders, not \.*" },
        { "touching", "src//a", "*Paths start at the root*" },
        { "touching", "../shared/**", "*Paths start at the root*" },
        { "touching", "{src/,docs/}", "*alternative 'src/'*For the files of a folder, write folder/[*][*]." },
        { "by", "arn:aws:iam::111122223333:group/web", "No caller has the ARN*" },
        { "by", "arn:aws:codecommit:eu-west-1:111122223333:shop", "No caller has the ARN*" },
        { "by", "arn:aws:sts::111122223333:assumed-role/maintainers", "No caller has the ARN*write arn:aws:sts::111122223333:assumed-role/maintainers/[*][*]." },
        { "by", "arn:aws:iam::111122223333:role/", "*has no name of a role." },
        { "by", "arn:aws:iam::111122223333:role/team/*", "The path in *cannot be compared*or write role/[*]." },
        { "by", "!arn:aws:iam::111122223333:role/team/deploy-?", "The path in *cannot be compared*" },
        { "by", "arn", "No ARN matches 'arn'*" },
    };

    public static TheoryData<Func<CallerPattern>, string> CallerMistakes => new()
    {
        { () => CallerPattern.User("web/ann"), "*without its path: write ann.*" },
        { () => CallerPattern.User("arn:aws:iam::111122223333:user/ann"), "*This is an ARN. Pass it without CallerPattern*" },
        { () => CallerPattern.Role("team/maintainers"), "*without its path: write maintainers.*" },
        { () => CallerPattern.Role("arn:aws:sts::111122223333:assumed-role/maintainers/mary"), "*This is an ARN.*" },
        { () => CallerPattern.Role("main tainers"), "*but no white space.*" },
        { () => CallerPattern.Session("mary@example.com "), "*white space: write mary@example.com.*" },
        { () => CallerPattern.FederatedUser("fred/x"), "*write x.*" },
        { () => CallerPattern.Account("1111-2222-3333"), "*12 digits: write 111122223333.*" },
        { () => CallerPattern.Account("11112222333"), "*12 digits*" },
        { () => CallerPattern.Role("arn:aws:iam::111122223333:role/team/*"), "The path in*" },
    };

    public static TheoryData<Action<BuildRulesBuilder>, string> OtherMistakes => new()
    {
        { all => all.OnTag(tag => tag.WithName("tags/v1").StartBuild("ci")), "*which starts with refs/tags/: write v1.*" },
        { all => all.OnTag(tag => tag.WithName("v1 ").StartBuild("ci")), "No tag matches 'v1 '*write v1.*" },
        { all => all.OnTag(tag => tag.WithName("refs/notes/*").StartBuild("ci")), "*start with refs/tags/.*" },
        { all => all.OnPullRequest(pr => pr.Into("main/").StartBuild("ci")), "No branch matches 'main/'*" },
        { all => all.OnPullRequest(pr => pr.Unless(it => it.From("/draft")).StartBuild("ci")), "No branch matches '/draft'*" },
        { all => all.OnBranch(branch => branch.WithName("heads/x").StartBuild("ci")), "No branch matches 'heads/x'*" },
        { all => all.OnFinishedBuild(build => build.OfProject("arn:aws:codebuild:us-east-1:111122223333:project/ci").StartBuild("x")), "*by its name, not by its ARN: write ci.*" },
        { all => all.OnFinishedBuild(build => build.OfProject("unit tests").StartBuild("x")), "*but no white space.*" },
        { all => all.ForRepository("team/x", group => group), "No repository matches 'team/x'*" },
        { all => all.OnPush(push => push.StartBuild("arn:aws:codebuild:us-east-1:111122223333:project/ci")), "The project is the ARN*write ci.*" },
        { all => all.OnPush(push => push.StartBuild("unit tests")), "*must not have control characters or white space.*" },
        { all => all.OnComment(comment => comment.WithCommand("/deploy", "to staging").StartBuild("ci")), "No word matches 'to staging'. Each argument is one word.*" },
        { all => all.OnTag(tag => tag.WithVersion((string)null!).StartBuild("ci")), "A prefix is null.*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build with { SourceType = "CODECOMIT" })), "CodeBuild has no source type 'CODECOMIT'.*CODECOMMIT*" },
        { all => all.OnPush(push => push.StartBuild("ci", build => build.FromEventRepository() with { SourceLocation = "https://x" })), "FromEventRepository sets*" },
        { all => all.On<ForeignEvent>(any => any.StartBuild("ci", build => build.FromEventRepository().At(SourceVersionChoice.ProjectDefault))), "No ForeignEvent has a repository to build.*" },
    };

    /// <summary>Patterns that look unusual but can match.</summary>
    public static TheoryData<string, string> Possible => new()
    {
        { "inRepository", "**" }, { "inRepository", "**/payments" }, { "inRepository", "my.repo_1-*" }, { "inRepository", "[a-z]*" }, { "inRepository", @"a\-b" },
        { "inAccount", "**" }, { "inAccount", "1111*" }, { "inAccount", "????????????" }, { "inAccount", "*[0-3]" }, { "inAccount", "000000000001" },
        { "inRegion", "us-gov-west-1" }, { "inRegion", "eu-*" }, { "inRegion", "*-1" }, { "inRegion", "{eu,us}-*-1" }, { "inRegion", "eu-west-?" },
        { "toBranch", "refs/**" }, { "toBranch", "refs/heads/**" }, { "toBranch", "refs/*/main" }, { "toBranch", "r{elease,c}/**" }, { "toBranch", "feature/.x" }, { "toBranch", "größe" },
        { "toBranch", "a/heads/b" }, { "toBranch", "release{,/**}" }, { "toBranch", "**/fix" }, { "toBranch", "a@b" }, { "toBranch", "refs/heads/origin/main" }, { "toBranch", "original/x" },
        { "touching", @"pages/\[id\].ts" }, { "touching", "a b.md" }, { "touching", "**/*.md" }, { "touching", "[*]" }, { "touching", @"\!a" }, { "touching", ".github/**" },
        { "by", "**" }, { "by", "arn:aws:iam::*:role/*" }, { "by", "arn:aws:iam::111122223333:role/**/x" }, { "by", "AIDA*" }, { "by", "AIDACKCEVSQ6C2EXAMPLE" }, { "by", "arn:aws:iam::111122223333:root" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_pattern_that_matches_nothing_is_an_error_of_its_key_and_says_what_is_meant(string key, string pattern, string problem)
    {
        var read = () => BuildRulesDocument.FromJson($$"""{ "rules": [ { "on": "push", "{{key}}": ["**", {{System.Text.Json.JsonSerializer.Serialize(pattern)}}], "startBuild": "ci" } ] }""");

        var error = read.Should().Throw<BuildRulesFormatException>().Which.Errors.Should().ContainSingle().Which;
        error.Path.Should().StartWith($"rules[0].{key}");
        error.Problem.Should().Match($"is wrong: {problem.Replace("[*]", "*", StringComparison.Ordinal)}");
    }

    [Theory]
    [MemberData(nameof(Possible))]
    public void A_pattern_that_can_match_is_accepted(string key, string pattern)
    {
        var read = () => BuildRulesDocument.FromJson($$"""{ "rules": [ { "on": "push", "{{key}}": {{System.Text.Json.JsonSerializer.Serialize(pattern)}}, "startBuild": "ci" } ] }""");

        read.Should().NotThrow();
    }

    [Theory]
    [MemberData(nameof(CallerMistakes))]
    public void A_caller_that_matches_nobody_throws(Func<CallerPattern> create, string message) =>
        create.Should().Throw<ArgumentException>().WithMessage(message);

    [Theory]
    [MemberData(nameof(OtherMistakes))]
    public void Every_kind_of_rule_refuses_what_matches_nothing(Action<BuildRulesBuilder> mistake, string message)
    {
        var make = () => mistake(BuildRules.CreateBuilder());

        make.Should().Throw<ArgumentException>().WithMessage(message);
    }
}
