using CodeCommitEvents.Building;

namespace CodeCommitEvents.Contracts;

public abstract partial class BuildClaimStoreContract
{
    private static readonly StartedBuild Second = new() { BuildId = "ci:2", IsBatch = true };
    private static readonly StartedBuild Third = new() { BuildId = "ci:3" };

    [ContractFact]
    public async Task In_a_group_the_build_of_the_newest_change_supersedes_the_previous_one()
    {
        var claims = Claims(clock);

        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().BeNull();
        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().BeNull("a repeated call has the same result");
        (await claims.SupersedeAsync($"{key}/other", clock.Now, Third)).Should().BeNull();
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), Second)).Should().Be(Build);
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(2), Third)).Should().Be(Second);
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(2), Third)).Should().Be(Second, "a repeated call has the same result");
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(1), Second)).Should().Be(Second, "a superseded build does not become the newest again");
        (await claims.SupersedeAsync(key, clock.Now, Build)).Should().Be(Build, "this build is older than the newest one");
        (await claims.SupersedeAsync(key, clock.Now.AddSeconds(2), Third)).Should().Be(Second, "the calls with older builds have changed nothing");
    }

    [ContractFact]
    public async Task Of_two_changes_in_one_second_the_one_that_starts_at_the_commit_of_the_other_is_newer()
    {
        var claims = Claims(clock);
        var (first, next) = (Moment("a", "b"), Moment("b", "c"));

        (await claims.SupersedeAsync(key, first, Build)).Should().BeNull();
        (await claims.SupersedeAsync(key, next, Second)).Should().Be(Build);
        (await claims.SupersedeAsync($"{key}/reversed", next, Second)).Should().BeNull();
        (await claims.SupersedeAsync($"{key}/reversed", first, Build)).Should().Be(Build, "it is the older one, although it is recorded later");
        (await claims.SupersedeAsync($"{key}/reversed", next, Second)).Should().BeNull("the older build has changed nothing");
        (await claims.SupersedeAsync($"{key}/deleted", first, Build)).Should().BeNull();
        (await claims.SupersedeAsync($"{key}/deleted", Moment("b", null), Second)).Should().Be(Build);
        (await claims.SupersedeAsync($"{key}/created", Moment(null, "a"), Build)).Should().BeNull();
        (await claims.SupersedeAsync($"{key}/created", first, Second)).Should().Be(Build);
    }

    [ContractFact]
    public async Task If_two_changes_in_one_second_cannot_be_ordered_no_build_is_stopped()
    {
        var claims = Claims(clock);
        (string? Old, string? New)[] others = [("c", "d"), ("b", "a"), (null, "b"), (null, null), ("", "c"), ("a", "b")];
        foreach (var (old, tip) in others)
        {
            var group = $"{key}/{old}/{tip}";
            (await claims.SupersedeAsync(group, Moment("a", "b"), Build)).Should().BeNull();
            (await claims.SupersedeAsync(group, Moment(old, tip), Second)).Should().BeNull($"{old} to {tip}");
            (await claims.SupersedeAsync(group, Moment(old, tip), Second)).Should().BeNull("a repeated call has the same result");
            (await claims.SupersedeAsync(group, Moment("a", "b"), Build)).Should().BeNull("it is still the newest build");
            (await claims.SupersedeAsync(group, Moment("x", "y") with { Time = clock.Now.AddSeconds(1) }, Third)).Should().Be(Build);
        }
    }

    private ChangeMoment Moment(string? oldCommitId, string? commitId) => new() { Time = clock.Now, OldCommitId = oldCommitId, CommitId = commitId };
}
