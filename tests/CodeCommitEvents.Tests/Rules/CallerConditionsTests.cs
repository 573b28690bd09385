using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class CallerConditionsTests
{
    private const string User = "arn:aws:iam::111122223333:user/teams/web/ann";
    private const string Federated = "arn:aws:sts::111122223333:federated-user/fred";
    private const string Root = "arn:aws:iam::111122223333:root";
    private const string Role = "arn:aws:sts::111122223333:assumed-role/maintainers/mary";
    private const string IdentityCenter = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Maintainers_0123456789abcdef/mary@example.com";
    private const string RoleWithoutSession = "arn:aws:sts::111122223333:assumed-role/maintainers";
    private const string Other = "arn:aws:iam::111122223333:group/web";
    private const string OldUser = "AIDACKCEVSQ6C2EXAMPLE";
    private const string OldSession = "AROACKCEVSQ6C2EXAMPLE:mary";
    private const string OldRole = "AROACKCEVSQ6C2EXAMPLE";

    public static TheoryData<CallerPattern[], string?, bool?> Callers => new()
    {
        // Patterns for the whole ARN.
        { [User], User, true },
        { ["arn:aws:iam::*:user/**"], User, true },
        { ["arn:aws:iam::*:user/*"], User, false },
        { [CallerPattern.Arn("arn:aws:sts::*:assumed-role/maintainers/*")], Role, true },
        { ["**"], Root, true },
        { ["**"], OldUser, true },
        { ["AROA*:mary"], OldSession, true },
        { ["arn:**"], OldSession, null },
        { ["**"], null, null },
        { ["**"], "", null },

        // IAM users and federated users.
        { [CallerPattern.User("ann")], User, true },
        { [CallerPattern.User("an?")], User, true },
        { [CallerPattern.User("fred")], Federated, false },
        { [CallerPattern.User("**")], Federated, false },
        { [CallerPattern.FederatedUser("fred")], Federated, true },
        { [CallerPattern.FederatedUser("fre?")], Federated, true },
        { [CallerPattern.FederatedUser("ann")], User, false },
        { [CallerPattern.FederatedUser("**")], Role, false },
        { [CallerPattern.FederatedUser("**")], OldUser, false },
        { [CallerPattern.FederatedUser("**")], Other, null },
        { ["**", CallerPattern.FederatedUser("!**")], Federated, false },
        { [CallerPattern.User("**")], Role, false },
        { [CallerPattern.User("**")], Root, false },
        { [CallerPattern.User("**")], OldSession, false },
        { [CallerPattern.User("**")], OldUser, null },
        { [CallerPattern.User("**")], Other, null },
        { [CallerPattern.User("**")], "who knows", null },
        { [CallerPattern.User("**")], null, null },

        // Roles and sessions.
        { [CallerPattern.Role("maintainers")], Role, true },
        { [CallerPattern.Role("maintainers")], RoleWithoutSession, true },
        { [CallerPattern.Role("mary")], Role, false },
        { [CallerPattern.Role("**")], User, false },
        { [CallerPattern.Role("**")], OldUser, false },
        { [CallerPattern.Role("**")], OldSession, null },
        { [CallerPattern.Role("**")], Other, null },
        { [CallerPattern.Session("mary")], Role, true },
        { [CallerPattern.Session("maintainers")], Role, false },
        { [CallerPattern.Session("mary")], OldSession, true },
        { [CallerPattern.Session("bob")], OldSession, false },
        { [CallerPattern.Session("**")], OldRole, null },
        { [CallerPattern.Session("**")], RoleWithoutSession, null },
        { [CallerPattern.Session("**")], User, false },

        // The ARN of a role stands for its sessions, in its account and partition.
        { ["arn:aws:iam::111122223333:role/maintainers"], Role, true },
        { ["arn:aws:iam::111122223333:role/team/web/maintainers"], Role, true },
        { [CallerPattern.Arn("arn:aws:iam::*:role/{maintainers,admins}")], Role, true },
        { [CallerPattern.Role("arn:aws:iam::111122223333:role/team/maintainers")], Role, true },
        { [CallerPattern.Role("arn:aws:iam::*:role/main*")], Role, true },
        { [CallerPattern.Role("arn:aws:iam::444455556666:role/maintainers")], Role, false },
        { ["arn:aws:iam::444455556666:role/maintainers"], Role, false },
        { ["arn:aws-cn:iam::111122223333:role/maintainers"], Role, false },
        { ["arn:aws:iam::111122223333:role/mary"], Role, false },
        { ["arn:aws:iam::111122223333:role/maintain"], Role, false },
        { ["arn:aws:iam::111122223333:role/ann"], User, false },
        { ["arn:aws:iam::111122223333:role/maintainers"], OldSession, null },
        { ["**", "!arn:aws:iam::111122223333:role/maintainers"], Role, false },
        { [CallerPattern.Role("**"), CallerPattern.Role("!arn:aws:iam::111122223333:role/x/maintainers")], Role, false },
        { [CallerPattern.Role("AWSReservedSSO_Maintainers_*")], IdentityCenter, true },
        { ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Maintainers_0123456789abcdef"], IdentityCenter, true },
        { ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Maintainers_*"], IdentityCenter, true },
        { ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Guests_*"], IdentityCenter, false },

        // Accounts.
        { [CallerPattern.Account("111122223333")], User, true },
        { [CallerPattern.Account("111122223333")], Root, true },
        { [CallerPattern.Account("111122223333")], Other, true },
        { [CallerPattern.Account("4*")], Role, false },
        { [CallerPattern.Account("**")], OldSession, null },
        { [CallerPattern.Account("**")], "arn:aws:iam:::root", null },

        // Several patterns: the last pattern that matches decides.
        { [CallerPattern.User("bob"), CallerPattern.User("ann")], User, true },
        { [CallerPattern.User("ann"), CallerPattern.User("bob")], User, true },
        { [CallerPattern.Account("1111*"), CallerPattern.User("!ann")], User, false },
        { [CallerPattern.User("!ann"), CallerPattern.Account("1111*")], User, true },
        { [CallerPattern.Account("1111*"), CallerPattern.User("!**"), CallerPattern.User("ann")], User, true },
        { [CallerPattern.Account("1111*"), CallerPattern.User("!bob")], User, true },
        { [CallerPattern.Role("**"), CallerPattern.Role("!guests")], Role, true },
        { [CallerPattern.Role("**"), CallerPattern.Session("!mary")], Role, false },
        { ["**", CallerPattern.Arn("!arn:aws:iam::*:root")], Root, false },
        { ["**", "!**:root"], Root, false },

        // The last pattern that matches decides. If it is unknown whether a later pattern matches, the result is unknown.
        { ["**", CallerPattern.Role("!guests")], OldSession, null },
        { [CallerPattern.Role("maintainers"), CallerPattern.Session("mary")], OldSession, true },
        { [CallerPattern.Session("mary"), CallerPattern.Role("maintainers")], OldSession, null },
        { ["**", CallerPattern.Session("!mary")], OldSession, false },
        { ["**", CallerPattern.Role("!guests")], OldUser, true },
    };

    [Theory]
    [InlineData("""{"role": "arn:aws:iam::111122223333:role/maintainers"}""", "")]
    [InlineData("""{"role": "maintainers"}""", """, "anyOf": [{"by": {"account": "111122223333"}}]""")]
    public void A_document_can_require_a_role_of_one_account(string by, string more)
    {
        var rules = BuildRulesDocument.FromJson($$"""{"rules": [{"on": "push", "by": {{by}}{{more}}, "startBuild": "ci"}]}""");

        rules.Starts(Given.Push("main") with { CallerUserArn = new Arn("arn:aws:sts::111122223333:assumed-role/maintainers/mary") }).Should().BeTrue();
        rules.Starts(Given.Push("main") with { CallerUserArn = new Arn("arn:aws:sts::444455556666:assumed-role/maintainers/mary") }).Should().BeFalse();
        rules.Starts(Given.Push("main") with { CallerUserArn = new Arn("arn:aws:sts::111122223333:assumed-role/others/mary") }).Should().BeFalse();
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/ann", true)]
    [InlineData("arn:aws:iam::111122223333:user/web/ann", true)]
    [InlineData("arn:aws:iam::444455556666:user/ann", false)]
    public void A_document_can_require_a_user_of_one_account(string caller, bool isMatch) =>
        BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "by": "arn:aws:iam::111122223333:user/**/ann", "startBuild": "ci"}]}""")
            .Starts(Given.Push("main") with { CallerUserArn = new Arn(caller) }).Should().Be(isMatch);

    /// <param name="callers">The patterns of the condition.</param>
    /// <param name="arn">The caller of the event.</param>
    /// <param name="isMatch">The expected result. Null means unknown: neither the condition nor its negation is met.</param>
    [Theory]
    [MemberData(nameof(Callers))]
    public void A_caller_is_matched_by_its_ARN_or_its_parts_and_an_unknown_caller_by_nothing(CallerPattern[] callers, string? arn, bool? isMatch)
    {
        Arn? caller = arn is null ? null : new Arn(arn);
        var push = Given.Push("main") with { CallerUserArn = caller };
        var authored = Given.Opened() with { Author = caller };

        Given.Rules(all => all.OnPush(one => one.By(callers).StartBuild("ci"))).Starts(push).Should().Be(isMatch == true);
        Given.Rules(all => all.OnPush(one => one.Unless(not => not.By(callers)).StartBuild("ci"))).Starts(push).Should().Be(isMatch == false);
        Given.Rules(all => all.OnPullRequest(pr => pr.AuthoredBy(callers).StartBuild("ci"))).Starts(authored).Should().Be(isMatch == true);
        Given.Rules(all => all.OnPullRequest(pr => pr.Unless(not => not.AuthoredBy(callers)).StartBuild("ci"))).Starts(authored).Should().Be(isMatch == false);
    }

    [Fact]
    public void The_caller_of_an_event_is_not_the_author_of_the_pull_request()
    {
        var opened = Given.Opened() with { CallerUserArn = new(User), Author = new(Role) };

        Given.Rules(all => all.OnPullRequest(pr => pr.By(User).AuthoredBy(Role).StartBuild("ci"))).Starts(opened).Should().BeTrue();
        Given.Rules(all => all.OnPullRequest(pr => pr.By(Role).StartBuild("ci"))).Starts(opened).Should().BeFalse();
        Given.Rules(all => all.OnPullRequest(pr => pr.AuthoredBy(User).StartBuild("ci"))).Starts(opened).Should().BeFalse();
    }

    [Fact]
    public void Callers_are_described_in_words()
    {
        CallerPattern[] callers = ["arn:**", "!arn:aws:iam::1*:role/team/guests", CallerPattern.FederatedUser("fred"), CallerPattern.User("ann"), CallerPattern.Role("!guests"), CallerPattern.Session("mary"), CallerPattern.Account("1*")];
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.By(callers).AuthoredBy(CallerPattern.Role("maintainers")).StartBuild("ci")));

        rules.Evaluate(Given.Opened() with { Author = new(User) }).Explanation.Rules[0].Conditions.Skip(2).SkipLast(1)
            .Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
                ("by", "by arn:** but not arn:aws:iam::1*:role/team/guests or federated user fred or user ann but not role guests or session mary or account 1*", "nobody named in the event", ConditionOutcome.Unknown),
                ("authoredBy", "author role maintainers", User, ConditionOutcome.NoMatch));
    }

    [Fact]
    public void A_list_of_callers_that_starts_with_an_exclusion_is_described_in_words() =>
        Given.Rules(all => all.OnPush(push => push.By(CallerPattern.Role("!guests"), "arn:**").StartBuild("ci"))).Evaluate(Given.Push("main"))
            .Explanation.Rules[0].Conditions[1].Expected.Should().Be("by but not role guests or arn:**");
}
