using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <content>The tests of superseding builds.</content>
internal sealed partial class ClaimStoreTest
{
    private async Task SupersedeAsync()
    {
        var (first, second, third) = (Build(1), Build(2) with { IsBatch = true }, Build(3));
        await SupersedesAsync(key, 0, first, null, "the first build").ConfigureAwait(false);
        await SupersedesAsync(key, 0, first, null, "the first build, in a repeated call").ConfigureAwait(false);
        await SupersedesAsync($"{key}/other", 0, third, null, "the first build of another group").ConfigureAwait(false);
        await SupersedesAsync(key, 1, second, first, "a newer build").ConfigureAwait(false);
        await SupersedesAsync(key, 2, third, second, "the newest build").ConfigureAwait(false);
        await SupersedesAsync(key, 2, third, second, "the newest build, in a repeated call").ConfigureAwait(false);
        await SupersedesAsync(key, 1, second, second, "a build that was superseded").ConfigureAwait(false);
        await SupersedesAsync(key, 0, first, first, "a build that is older than the newest one").ConfigureAwait(false);
        await SupersedesAsync(key, 2, third, second, "the newest build after calls with older builds").ConfigureAwait(false);
    }

    private async Task OrderByCommitsAsync()
    {
        var (first, next) = (Moment("a", "b"), Moment("b", "c"));
        await SupersedesAsync(key, first, Build(1), null, "the first build").ConfigureAwait(false);
        await SupersedesAsync(key, next, Build(2), Build(1), "a build whose change starts at the commit of the first").ConfigureAwait(false);
        await SupersedesAsync($"{key}/reversed", next, Build(2), null, "the first build").ConfigureAwait(false);
        await SupersedesAsync($"{key}/reversed", first, Build(1), Build(1), "a build whose change ends at the commit where the first starts").ConfigureAwait(false);
        await SupersedesAsync($"{key}/reversed", next, Build(2), null, "the newest build after the call with the older build").ConfigureAwait(false);
        await SupersedesAsync($"{key}/deleted", first, Build(1), null, "the first build").ConfigureAwait(false);
        await SupersedesAsync($"{key}/deleted", Moment("b", null), Build(2), Build(1), "a build for the deletion").ConfigureAwait(false);
        await SupersedesAsync($"{key}/created", Moment(null, "a"), Build(1), null, "a build for the creation").ConfigureAwait(false);
        await SupersedesAsync($"{key}/created", first, Build(2), Build(1), "a build after the creation").ConfigureAwait(false);
    }

    private async Task UndecidableAsync()
    {
        (string? Old, string? New)[] others = [("c", "d"), ("b", "a"), (null, "b"), (null, null), ("", "c"), ("a", "b")];
        foreach (var (old, tip) in others)
        {
            var group = $"{key}/{old}/{tip}";
            await SupersedesAsync(group, Moment("a", "b"), Build(1), null, "the first build").ConfigureAwait(false);
            await SupersedesAsync(group, Moment(old, tip), Build(2), null, $"a change from {old ?? "null"} to {tip ?? "null"} after a change from a to b").ConfigureAwait(false);
            await SupersedesAsync(group, Moment(old, tip), Build(2), null, "that build, in a repeated call").ConfigureAwait(false);
            await SupersedesAsync(group, Moment("a", "b"), Build(1), null, "the first build, in a repeated call").ConfigureAwait(false);
            await SupersedesAsync(group, Moment("x", "y", seconds: 1), Build(3), Build(1), "a build of a later second").ConfigureAwait(false);
        }
    }

    private async Task IndependentAsync()
    {
        await SupersedesAsync(key, 0, Build(1), null, "the first build").ConfigureAwait(false);

        await StateIsAsync(BuildClaimState.Acquired, "the state of the claim").ConfigureAwait(false);
        await SupersedesAsync(key, 1, Build(2), Build(1), "a newer build").ConfigureAwait(false);
    }

    private ChangeMoment Moment(string? oldCommitId = null, string? commitId = null, int seconds = 0) =>
        new() { Time = clock.Now.AddSeconds(seconds), OldCommitId = oldCommitId, CommitId = commitId };

    private Task SupersedesAsync(string group, int seconds, StartedBuild build, StartedBuild? expected, string what) =>
        SupersedesAsync(group, Moment(seconds: seconds), build, expected, what);

    private async Task SupersedesAsync(string group, ChangeMoment change, StartedBuild build, StartedBuild? expected, string what) =>
        check.Equal(expected, await claims.SupersedeAsync(group, change, build).ConfigureAwait(false), $"the build to stop for {what}");
}
