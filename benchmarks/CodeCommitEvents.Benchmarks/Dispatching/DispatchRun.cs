using System.Globalization;
using CodeCommitEvents.Benchmarks.Parsing;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.Benchmarks.Dispatching;

/// <summary>Measures the way of a batch of messages from its bytes to the answer of a Lambda function, in turns: small and large batches, and several callers.</summary>
internal static class DispatchRun
{
    private const int Small = 10;
    private const int Large = 1_000;

    /// <summary>Four of the ten events of the payload start a build.</summary>
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").StartBuild("ci"))
        .OnPullRequest(pr => pr.Merged().StartBuild("merged"))
        .OnPush(push => push.ToBranch("release/**").StartBuild("release"))
        .OnTag(tag => tag.Created().StartBuild("publish"))
        .Build();

    public static void Run(TextWriter output)
    {
        var dispatcher = new BuildDispatcher(Rules, new DryRunBuildStarter(), new() { Claims = new FreshClaims() });
        var (small, large) = (Payloads.LoadBatch(Small), Payloads.LoadBatch(Large));
        var best = Turns.Measure([() => Dispatch(dispatcher, small), () => Dispatch(dispatcher, large), () => DispatchTwice(dispatcher, small)]);
        var smallBytes = Turns.AllocatedBytes(() => Dispatch(dispatcher, small)) / Small;
        var largeBytes = Turns.AllocatedBytes(() => Dispatch(dispatcher, large)) / Large;
        output.WriteLine("| Batch                | Time/message of 10 | Bytes/message |");
        output.WriteLine("|--------------------- |-------------------:|--------------:|");
        Write(output, "10", 1, smallBytes);
        Write(output, "1,000", best[1] / Large / (best[0] / Small), largeBytes);
        Write(output, "10, by two callers", best[2] / 2 / best[0], smallBytes);
    }

    private static void Write(TextWriter output, string batch, double ratio, long bytes) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {batch,-20} | {ratio,18:0.00} | {bytes,13:N0} |"));

    private static void Dispatch(BuildDispatcher dispatcher, byte[] payload)
    {
        using var stream = new MemoryStream(payload, writable: false);
        dispatcher.HandleLambdaAsync(stream).GetAwaiter().GetResult().Dispose();
    }

    /// <summary>Dispatches a payload in two threads at the same time.</summary>
    private static void DispatchTwice(BuildDispatcher dispatcher, byte[] payload)
    {
        var other = Task.Run(() => Dispatch(dispatcher, payload));
        Dispatch(dispatcher, payload);
        other.GetAwaiter().GetResult();
    }
}
