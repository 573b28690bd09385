using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <content>The tests of reading and forgetting claims.</content>
internal sealed partial class ClaimStoreTest
{
    private BuildClaimRequest ShortLived => Request with { IsShortLived = true };

    private async Task ReadAsync()
    {
        check.Equal(null, await claims.FindAsync(key).ConfigureAwait(false), "a claim that was not acquired");
        var mine = await claims.AcquireAsync(Request).ConfigureAwait(false);

        check.Equal(InProgress, await claims.FindAsync(key).ConfigureAwait(false), "the claim in progress");
        await claims.CompleteAsync(mine, Build(1)).ConfigureAwait(false);
        check.Equal(InProgress with { State = BuildClaimState.Completed, LeaseEnd = null, Build = Build(1) }, await claims.FindAsync(key).ConfigureAwait(false), "the completed claim");
        check.Equal(null, await claims.FindAsync($"{key}/other").ConfigureAwait(false), "another claim");
    }

    private async Task ForgetAsync()
    {
        await claims.CompleteAsync(await claims.AcquireAsync(Request).ConfigureAwait(false), Build(1)).ConfigureAwait(false);
        clock.Now += TimeSpan.FromSeconds(1);

        check.Equal(true, await claims.ForgetAsync(key).ConfigureAwait(false), "the result of forgetting a claim");

        check.Equal(null, await claims.FindAsync(key).ConfigureAwait(false), "the forgotten claim");
        check.Equal(false, await claims.ForgetAsync(key).ConfigureAwait(false), "the result of forgetting a claim twice");
        var again = await claims.AcquireAsync(Request).ConfigureAwait(false);
        check.Equal((BuildClaimState.Acquired, clock.Now, true), (again.State, again.FirstAcquired, again.WasForgotten), "state, first time and mark of the next claim");
        await claims.CompleteAsync(again, Build(2)).ConfigureAwait(false);
        var later = await claims.AcquireAsync(Request).ConfigureAwait(false);
        check.Equal((BuildClaimState.Completed, clock.Now, true, Build(2)), (later.State, later.FirstAcquired, later.WasForgotten, later.Build!), "state, first time, mark and build of the completed claim");
    }

    private async Task StayForgottenAsync()
    {
        await claims.AcquireAsync(Request).ConfigureAwait(false);
        await claims.ForgetAsync(key).ConfigureAwait(false);

        await claims.ReleaseAsync(await claims.AcquireAsync(Request).ConfigureAwait(false), mayHaveStarted: false).ConfigureAwait(false);
        var next = await claims.AcquireAsync(Request).ConfigureAwait(false);
        clock.Now += lease;
        var last = await claims.AcquireAsync(Request).ConfigureAwait(false);

        check.Equal((BuildClaimState.Acquired, true), (next.State, next.WasForgotten), "state and mark after a release");
        check.Equal((BuildClaimState.AcquiredExpired, true, next.FirstAcquired), (last.State, last.WasForgotten, last.FirstAcquired), "state, mark and first time after a crash");
    }

    private async Task LoseForgottenAsync()
    {
        var mine = await claims.AcquireAsync(Request).ConfigureAwait(false);
        await claims.ForgetAsync(key).ConfigureAwait(false);

        await claims.CompleteAsync(mine, Build(1)).ConfigureAwait(false);
        await claims.ReleaseAsync(mine, mayHaveStarted: true).ConfigureAwait(false);

        check.Equal(null, await claims.FindAsync(key).ConfigureAwait(false), "the forgotten claim");
        await StateIsAsync(BuildClaimState.Acquired, "the state of the next claim").ConfigureAwait(false);
    }

    private async Task ForgetNothingAsync()
    {
        check.Equal(false, await claims.ForgetAsync(key).ConfigureAwait(false), "the result of forgetting a claim that never existed");

        check.Equal(false, (await claims.AcquireAsync(Request).ConfigureAwait(false)).WasForgotten, "the mark of the next claim");
    }

    private async Task ForgetShortLivedAsync()
    {
        await claims.CompleteAsync(await claims.AcquireAsync(ShortLived).ConfigureAwait(false), Build(1)).ConfigureAwait(false);

        clock.Now += lease - Tick;
        check.Equal(BuildClaimState.Completed, (await claims.AcquireAsync(ShortLived).ConfigureAwait(false)).State, "the state before the end of the lease");
        clock.Now += Tick;
        var next = await claims.AcquireAsync(ShortLived).ConfigureAwait(false);

        check.Equal((BuildClaimState.Acquired, clock.Now), (next.State, next.FirstAcquired), "state and first time at the end of the lease");
        check.Equal(BuildClaimState.InProgress, (await claims.AcquireAsync(ShortLived).ConfigureAwait(false)).State, "the state of the next claim");
    }

    private async Task ForgetShortLivedInDoubtAsync()
    {
        var first = await claims.AcquireAsync(ShortLived).ConfigureAwait(false);
        clock.Now += lease - TimeSpan.FromSeconds(1);
        await claims.ReleaseAsync(first, mayHaveStarted: true).ConfigureAwait(false);

        var doubtful = await claims.AcquireAsync(ShortLived).ConfigureAwait(false);
        clock.Now += TimeSpan.FromSeconds(1);
        var next = await claims.AcquireAsync(ShortLived).ConfigureAwait(false);

        check.Equal((BuildClaimState.AcquiredExpired, first.FirstAcquired), (doubtful.State, doubtful.FirstAcquired), "state and first time before the end of the lease");
        check.Equal((BuildClaimState.Acquired, clock.Now), (next.State, next.FirstAcquired), "state and first time at the end of the lease");
    }
}
