using CodeCommitEvents.Rules;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Tests.Rules;

public sealed class CallerConditionsTests
{
    private const string User = "arn:aws:iam::111122223333:user/teams/web/ann";
    private const string Federated = "arn:aws:sts::111122223333:federated-user/fred";
    private const string Root = "arn:aws:iam::111122223333:root";
    private const string Role = "arn:aws:sts::111122223333:assumed-role/maintainers/mary";
    private const string RoleWithoutSession = "arn:aws:sts::111122223333:assumed-role/maintainers";
    private const string Other = "arn:aws:iam::111122223333:group/web";
    private const string OldUser = "AIDACKCEVSQ6C2EXAMPLE";
    private const string OldSession = "AROACKCEVSQ6C2EXAMPLE:mary";
    private const string OldRole = "AROACKCEVSQ6C2EXAMPLE";

    public static TheoryData<Caller[], string?, bool?> Callers => new()
    {
        // The whole ARN.
        { [User], User, true },
        { ["arn:aws:iam::*:user/**"], User, true },
        { ["arn:aws:iam::*:user/*"], User, false },
        { [Caller.Arn("arn:aws:sts::*:assumed-role/maintainers/*")], Role, true },
        { ["**"], Root, true },
        { ["**"], OldUser, true },
        { ["AROA*:mary"], OldSession, true },
        { ["arn:**"], OldSession, null },
        { ["**"], null, null },
        { ["**"], "", null },

        // Users, IAM and federated.
        { [Caller.User("ann")], User, true },
        { [Caller.User("an?")], User, true },
        { [Caller.User("web/ann")], User, false },
        { [Caller.User("fred")], Federated, true },
        { [Caller.User("**")], Role, false },
        { [Caller.User("**")], Root, false },
        { [Caller.User("**")], OldSession, false },
        { [Caller.User("**")], OldUser, null },
        { [Caller.User("**")], Other, null },
        { [Caller.User("**")], "who knows", null },
        { [Caller.User("**")], null, null },

        // Roles and sessions.
        { [Caller.Role("maintainers")], Role, true },
        { [Caller.Role("maintainers")], RoleWithoutSession, true },
        { [Caller.Role("mary")], Role, false },
        { [Caller.Role("**")], User, false },
        { [Caller.Role("**")], OldUser, false },
        { [Caller.Role("**")], OldSession, null },
        { [Caller.Role("**")], Other, null },
        { [Caller.Session("mary")], Role, true },
        { [Caller.Session("maintainers")], Role, false },
        { [Caller.Session("mary")], OldSession, true },
        { [Caller.Session("bob")], OldSession, false },
        { [Caller.Session("**")], OldRole, null },
        { [Caller.Session("**")], RoleWithoutSession, null },
        { [Caller.Session("**")], User, false },

        // Accounts.
        { [Caller.Account("111122223333")], User, true },
        { [Caller.Account("111122223333")], Root, true },
        { [Caller.Account("111122223333")], Other, true },
        { [Caller.Account("4*")], Role, false },
        { [Caller.Account("**")], OldSession, null },
        { [Caller.Account("**")], "arn:aws:iam:::root", null },

        // Several: the last that matches decides.
        { [Caller.User("bob"), Caller.User("ann")], User, true },
        { [Caller.User("ann"), Caller.User("bob")], User, true },
        { [Caller.Account("1111*"), Caller.User("!ann")], User, false },
        { [Caller.User("!ann"), Caller.Account("1111*")], User, true },
        { [Caller.Account("1111*"), Caller.User("!**"), Caller.User("ann")], User, true },
        { [Caller.Account("1111*"), Caller.User("!bob")], User, true },
        { [Caller.Role("**"), Caller.Role("!guests")], Role, true },
        { [Caller.Role("**"), Caller.Session("!mary")], Role, false },
        { ["**", Caller.Arn("!arn:aws:iam::*:root")], Root, false },
        { ["**", "!**:root"], Root, false },

        // What one of them cannot tell nobody behind it can.
        { ["**", Caller.Role("!guests")], OldSession, null },
        { [Caller.Role("maintainers"), Caller.Session("mary")], OldSession, true },
        { [Caller.Session("mary"), Caller.Role("maintainers")], OldSession, null },
        { ["**", Caller.Session("!mary")], OldSession, false },
        { ["**", Caller.Role("!guests")], OldUser, true },
    };

    /// <param name="callers">The callers asked for.</param>
    /// <param name="arn">Who acted.</param>
    /// <param name="isMatch">Null where it cannot be told, so that neither the condition nor its contrary matches.</param>
    [Theory]
    [MemberData(nameof(Callers))]
    public void A_caller_is_known_by_its_arn_and_its_parts_or_nothing_matches(Caller[] callers, string? arn, bool? isMatch)
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
    public void Who_acted_is_not_who_opened_the_pull_request()
    {
        var opened = Given.Opened() with { CallerUserArn = new(User), Author = new(Role) };

        Given.Rules(all => all.OnPullRequest(pr => pr.By(User).AuthoredBy(Role).StartBuild("ci"))).Starts(opened).Should().BeTrue();
        Given.Rules(all => all.OnPullRequest(pr => pr.By(Role).StartBuild("ci"))).Starts(opened).Should().BeFalse();
        Given.Rules(all => all.OnPullRequest(pr => pr.AuthoredBy(User).StartBuild("ci"))).Starts(opened).Should().BeFalse();
    }

    [Fact]
    public void Callers_are_said_in_words()
    {
        Caller[] callers = ["arn:**", Caller.User("ann"), Caller.Role("!guests"), Caller.Session("mary"), Caller.Account("1*")];
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.By(callers).AuthoredBy(Caller.Role("maintainers")).StartBuild("ci")));

        rules.Evaluate(Given.Opened() with { Author = new(User) }).Explain().Rules[0].Conditions.Skip(1).SkipLast(1)
            .Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
                ("by", "by arn:** or user ann but not role guests or session mary or account 1*", "nobody that the event names", ConditionOutcome.Unknown),
                ("author", "author role maintainers", User, ConditionOutcome.NoMatch));
    }

    [Fact]
    public void A_list_of_callers_that_starts_with_an_exclusion_reads_well() =>
        Given.Rules(all => all.OnPush(push => push.By(Caller.Role("!guests"), "arn:**").StartBuild("ci"))).Evaluate(Given.Push("main"))
            .Explain().Rules[0].Conditions[1].Expected.Should().Be("by but not role guests or arn:**");
}
