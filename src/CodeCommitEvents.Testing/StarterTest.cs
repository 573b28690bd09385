using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <summary>One run of a test of a starter.</summary>
internal sealed class StarterTest(IBuildStarter starter, BuildRequest template, string? missingProject, bool hasBatches, string name)
{
    private const string Secret = "s3cr3t-of-the-request";

    private readonly ContractCheck check = new(name);

    public static ContractTests<StarterTest> All { get; } = new(
        ("A started build has an id", static test => test.StartAsync()),
        ("A request that repeats a token returns the build of the first request", static test => test.RepeatAsync()),
        ("Concurrent requests with one token start one build", static test => test.ConcurrentAsync()),
        ("Requests with different tokens start different builds", static test => test.DifferentTokensAsync()),
        ("Requests without a token start different builds", static test => test.NoTokenAsync()),
        ("A batch build is started as a batch", static test => test.BatchAsync()),
        ("A build can be stopped twice", static test => test.StopAsync()),
        ("A started build is found by its token", static test => test.FindAsync()),
        ("A build that was not started is not found", static test => test.FindNothingAsync()),
        ("A failure names the project, says whether a retry can help, and contains no value of the request", static test => test.FailAsync()),
        ("A canceled call throws", static test => test.CancelAsync()),
        ("A null argument throws", static test => test.ArgumentsAsync()));

    private async Task StartAsync()
    {
        var build = await starter.StartAsync(Request()).ConfigureAwait(false);

        check.True(!string.IsNullOrEmpty(build.BuildId), "a started build to have an id");
        check.Equal(false, build.IsBatch, "IsBatch of a build");
    }

    private async Task RepeatAsync()
    {
        var request = Request();
        var first = await starter.StartAsync(request).ConfigureAwait(false);

        check.Equal(first.BuildId, (await starter.StartAsync(request).ConfigureAwait(false)).BuildId, "the id of the build of the repeated request");
    }

    private async Task ConcurrentAsync()
    {
        var request = Request();

        var builds = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => starter.StartAsync(request)))).ConfigureAwait(false);

        check.Equal(1, builds.Select(build => build.BuildId).Distinct(StringComparer.Ordinal).Count(), "the number of different builds");
    }

    private async Task DifferentTokensAsync() => check.Different(
        (await starter.StartAsync(Request()).ConfigureAwait(false)).BuildId, (await starter.StartAsync(Request()).ConfigureAwait(false)).BuildId, "the ids of the builds");

    private async Task NoTokenAsync()
    {
        var request = Request() with { IdempotencyToken = null };

        check.Different((await starter.StartAsync(request).ConfigureAwait(false)).BuildId, (await starter.StartAsync(request).ConfigureAwait(false)).BuildId, "the ids of the builds");
    }

    private async Task BatchAsync()
    {
        if (hasBatches)
        {
            check.Equal(true, (await starter.StartAsync(Request().AsBatch()).ConfigureAwait(false)).IsBatch, "IsBatch of a batch build");
        }
    }

    private async Task StopAsync()
    {
        var build = await starter.StartAsync(Request()).ConfigureAwait(false);

        await starter.StopAsync(build).ConfigureAwait(false);
        await starter.StopAsync(build).ConfigureAwait(false);
    }

    private async Task FindAsync()
    {
        if (starter is IBuildFinder finder)
        {
            var request = Request();
            var since = TimeProvider.System.GetUtcNow();
            var build = await starter.StartAsync(request).ConfigureAwait(false);

            check.Equal(build.BuildId, (await finder.FindAsync(request, since).ConfigureAwait(false))?.BuildId, "the id of the found build");
        }
    }

    private async Task FindNothingAsync()
    {
        if (starter is IBuildFinder finder)
        {
            await starter.StartAsync(Request()).ConfigureAwait(false);

            check.Equal(null, await finder.FindAsync(Request(), TimeProvider.System.GetUtcNow()).ConfigureAwait(false), "the build of a token that was not used");
        }
    }

    private async Task FailAsync()
    {
        if (missingProject is not null)
        {
            var request = Request().WithEnvironmentVariable("SECRET", Secret) with { ProjectName = missingProject };

            var failure = await check.ThrowsAsync<BuildStartException>(() => starter.StartAsync(request), "a start of a missing project").ConfigureAwait(false);

            check.Equal((missingProject, false, false), (failure.ProjectName, failure.IsTransient, failure.MayHaveStarted), "ProjectName, IsTransient and MayHaveStarted of the exception");
            check.True(!failure.ToString().Contains(Secret, StringComparison.Ordinal), "an exception without values of the request");
        }
    }

    private async Task CancelAsync() =>
        await check.ThrowsAsync<OperationCanceledException>(() => starter.StartAsync(Request(), new(canceled: true)), "a canceled start").ConfigureAwait(false);

    private async Task ArgumentsAsync()
    {
        await check.ThrowsAsync<ArgumentNullException>(() => starter.StartAsync(null!), "a start without a request").ConfigureAwait(false);
        await check.ThrowsAsync<ArgumentNullException>(() => starter.StopAsync(null!), "a stop without a build").ConfigureAwait(false);
    }

    /// <summary>A request with a token of its own.</summary>
    private BuildRequest Request()
    {
        var token = $"{Guid.NewGuid():N}{Guid.NewGuid():N}";
        return template.WithEnvironmentVariable($"{BuildCause.DefaultPrefix}TOKEN", token) with { IdempotencyToken = token };
    }
}
