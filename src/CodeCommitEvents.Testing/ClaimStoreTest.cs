using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <summary>One run of a test of a claim store.</summary>
internal sealed partial class ClaimStoreTest
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly string key = Guid.NewGuid().ToString();
    private readonly ContractClock clock = new();
    private readonly IBuildClaimStore claims;
    private readonly TimeSpan lease;
    private readonly ContractCheck check;

    public ClaimStoreTest(Func<TimeProvider, IBuildClaimStore> createStore, TimeSpan lease, string name) =>
        (claims, this.lease, check) = (createStore(clock), lease, new(name));

    public static ContractTests<ClaimStoreTest> All { get; } = new(
        ("A claim is acquired once and completed with its build", static test => test.AcquireOnceAsync()),
        ("A completed claim keeps every property of its build", static test => test.KeepBuildAsync()),
        ("A released claim can be acquired at once", static test => test.ReleaseAsync()),
        ("A claim released as maybe started can be acquired at once as an expired one", static test => test.ReleaseInDoubtAsync()),
        ("A claim can be acquired when its lease ends, and then its earlier holder cannot change it", static test => test.ExpireAsync()),
        ("A holder whose lease has ended keeps its claim until another acquires it", static test => test.CompleteLateAsync()),
        ("A completed claim does not change", static test => test.CompleteTwiceAsync()),
        ("A claim that was not acquired is neither completed nor released", static test => test.NotAcquiredAsync()),
        ("Only one of many concurrent callers acquires a claim", static test => test.ConcurrentAsync()),
        ("A claim can be read with its rule, project, change, build and time", static test => test.ReadAsync()),
        ("A forgotten claim is acquired again as a new one", static test => test.ForgetAsync()),
        ("A forgotten claim stays forgotten if its next holder releases it or crashes", static test => test.StayForgottenAsync()),
        ("The holder of a forgotten claim cannot change it", static test => test.LoseForgottenAsync()),
        ("A claim that never existed cannot be forgotten", static test => test.ForgetNothingAsync()),
        ("A short-lived claim is forgotten one lease after it was acquired", static test => test.ForgetShortLivedAsync()),
        ("A short-lived claim that was released or whose holder crashed is not remembered for longer", static test => test.ForgetShortLivedInDoubtAsync()),
        ("In a group, the build of the newest change supersedes the previous one", static test => test.SupersedeAsync()),
        ("Of two changes in one second, the one that starts at the commit of the other is newer", static test => test.OrderByCommitsAsync()),
        ("If two changes in one second cannot be ordered, no build is stopped", static test => test.UndecidableAsync()),
        ("A group and a claim with the same name are independent", static test => test.IndependentAsync()),
        ("An invalid argument throws", static test => test.ArgumentsAsync()),
        ("A canceled call changes nothing", static test => test.CancelAsync()));

    private BuildClaimRequest Request => new() { Key = key, RuleName = "release", ProjectName = "ci", ChannelName = "team", Change = "referenceUpdated payments-api branch/main" };

    private BuildClaim InProgress => new()
    {
        Key = key,
        State = BuildClaimState.InProgress,
        RuleName = Request.RuleName,
        ProjectName = Request.ProjectName,
        ChannelName = Request.ChannelName,
        Change = Request.Change,
        FirstAcquired = ContractClock.Start,
        LeaseEnd = ContractClock.Start + lease,
    };

    /// <summary>A build with an id of this test.</summary>
    private StartedBuild Build(int number) => new() { BuildId = $"ci:{key}-{number}" };

    private async Task AcquireOnceAsync()
    {
        var mine = await claims.AcquireAsync(Request).ConfigureAwait(false);
        clock.Now += TimeSpan.FromSeconds(1);
        var theirs = await claims.AcquireAsync(Request).ConfigureAwait(false);
        await claims.CompleteAsync(mine, Build(1)).ConfigureAwait(false);
        var later = await claims.AcquireAsync(Request).ConfigureAwait(false);

        check.True(!string.IsNullOrEmpty(mine.Holder), "an acquired claim to have a holder");
        check.Equal(InProgress with { State = BuildClaimState.Acquired, Holder = mine.Holder }, mine, "the acquired claim");
        check.Equal(InProgress, theirs, "the claim that another holds");
        check.Equal(InProgress with { State = BuildClaimState.Completed, LeaseEnd = null, Build = Build(1) }, later, "the completed claim");
    }

    private async Task KeepBuildAsync()
    {
        var whole = Build(2) with { IsBatch = true, Account = "111122223333", Region = "eu-west-1", ConsoleUrl = new("https://example.com/a%20b?c=d#e") };

        await claims.CompleteAsync(await claims.AcquireAsync(Request).ConfigureAwait(false), whole).ConfigureAwait(false);

        check.Equal(whole, (await claims.AcquireAsync(Request).ConfigureAwait(false)).Build, "the build of the claim");
    }

    private async Task ReleaseAsync()
    {
        await claims.ReleaseAsync(await claims.AcquireAsync(Request).ConfigureAwait(false), mayHaveStarted: false).ConfigureAwait(false);
        clock.Now += TimeSpan.FromSeconds(1);

        var next = await claims.AcquireAsync(Request).ConfigureAwait(false);

        check.Equal((BuildClaimState.Acquired, clock.Now), (next.State, next.FirstAcquired), "state and first time of the next claim");
    }

    private async Task ReleaseInDoubtAsync()
    {
        var doubtful = await claims.AcquireAsync(Request).ConfigureAwait(false);
        clock.Now += TimeSpan.FromSeconds(1);
        await claims.ReleaseAsync(doubtful, mayHaveStarted: true).ConfigureAwait(false);

        var next = await claims.AcquireAsync(Request).ConfigureAwait(false);

        check.Equal((BuildClaimState.AcquiredExpired, doubtful.FirstAcquired, clock.Now + lease), (next.State, next.FirstAcquired, next.LeaseEnd), "state, first time and lease of the next claim");
    }

    private async Task ExpireAsync()
    {
        var crashed = await claims.AcquireAsync(Request).ConfigureAwait(false);
        clock.Now += lease - Tick;
        await StateIsAsync(BuildClaimState.InProgress, "the state before the end of the lease").ConfigureAwait(false);

        clock.Now += Tick;
        var next = await claims.AcquireAsync(Request).ConfigureAwait(false);
        await claims.CompleteAsync(crashed, Build(1)).ConfigureAwait(false);
        await claims.ReleaseAsync(crashed, mayHaveStarted: false).ConfigureAwait(false);
        await claims.ReleaseAsync(crashed, mayHaveStarted: true).ConfigureAwait(false);

        check.Equal((BuildClaimState.AcquiredExpired, crashed.FirstAcquired), (next.State, next.FirstAcquired), "state and first time at the end of the lease");
        check.Different(crashed.Holder, next.Holder, "the holders");
        await StateIsAsync(BuildClaimState.InProgress, "the state after calls of the earlier holder").ConfigureAwait(false);
    }

    private async Task CompleteLateAsync()
    {
        var slow = await claims.AcquireAsync(Request).ConfigureAwait(false);
        clock.Now += lease + Tick;

        await claims.CompleteAsync(slow, Build(1)).ConfigureAwait(false);

        await StateIsAsync(BuildClaimState.Completed, "the state").ConfigureAwait(false);
    }

    private async Task CompleteTwiceAsync()
    {
        var claim = await claims.AcquireAsync(Request).ConfigureAwait(false);
        await claims.CompleteAsync(claim, Build(1)).ConfigureAwait(false);

        await claims.CompleteAsync(claim, Build(2)).ConfigureAwait(false);
        await claims.ReleaseAsync(claim, mayHaveStarted: true).ConfigureAwait(false);
        await claims.ReleaseAsync(claim, mayHaveStarted: false).ConfigureAwait(false);
        clock.Now += lease;

        var later = await claims.AcquireAsync(Request).ConfigureAwait(false);
        check.Equal((BuildClaimState.Completed, Build(1)), (later.State, later.Build!), "the completed claim");
    }

    private async Task NotAcquiredAsync()
    {
        await claims.AcquireAsync(Request).ConfigureAwait(false);
        var theirs = await claims.AcquireAsync(Request).ConfigureAwait(false);

        await claims.CompleteAsync(theirs, Build(1)).ConfigureAwait(false);
        await claims.ReleaseAsync(theirs, mayHaveStarted: true).ConfigureAwait(false);
        await claims.ReleaseAsync(theirs, mayHaveStarted: false).ConfigureAwait(false);

        await StateIsAsync(BuildClaimState.InProgress, "the state").ConfigureAwait(false);
    }

    private async Task ConcurrentAsync()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => claims.AcquireAsync(Request)))).ConfigureAwait(false);

        check.Equal(1, answers.Count(answer => answer.IsAcquired), "the number of acquired claims");
    }

    private async Task ArgumentsAsync()
    {
        (string What, Func<Task> Call)[] mistakes =
        [
            ("acquiring null", () => claims.AcquireAsync(null!)),
            ("finding an empty key", () => claims.FindAsync("")),
            ("forgetting an empty key", () => claims.ForgetAsync("")),
            ("completing null", () => claims.CompleteAsync(null!, Build(1))),
            ("completing without a build", () => claims.CompleteAsync(new() { Key = key, State = BuildClaimState.Acquired }, null!)),
            ("releasing null", () => claims.ReleaseAsync(null!, mayHaveStarted: false)),
            ("superseding in an empty group", () => claims.SupersedeAsync("", Moment(), Build(1))),
            ("superseding without a change", () => claims.SupersedeAsync(key, null!, Build(1))),
            ("superseding by null", () => claims.SupersedeAsync(key, Moment(), null!)),
        ];

        foreach (var (what, call) in mistakes)
        {
            await check.ThrowsAsync<ArgumentException>(call, what).ConfigureAwait(false);
        }
    }

    private async Task CancelAsync()
    {
        await check.ThrowsAsync<OperationCanceledException>(() => claims.AcquireAsync(Request, new(canceled: true)), "a canceled call").ConfigureAwait(false);
        await check.ThrowsAsync<OperationCanceledException>(() => claims.SupersedeAsync(key, Moment(), Build(1), new(canceled: true)), "a canceled call").ConfigureAwait(false);

        await StateIsAsync(BuildClaimState.Acquired, "the state").ConfigureAwait(false);
        await SupersedesAsync(key, 0, Build(2), null, "the first build").ConfigureAwait(false);
    }

    private async Task StateIsAsync(BuildClaimState expected, string what) =>
        check.Equal(expected, (await claims.AcquireAsync(Request).ConfigureAwait(false)).State, what);
}
