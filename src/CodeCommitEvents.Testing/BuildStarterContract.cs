namespace CodeCommitEvents.Testing;

/// <summary>
/// The tests that every <see cref="IBuildStarter"/> must pass, for example against a fake server of its service. They need no test framework:
/// call <see cref="RunAllAsync"/> in one test, or <see cref="RunAsync"/> with each of <see cref="TestNames"/>. The tests start builds.
/// </summary>
public sealed class BuildStarterContract
{
    private readonly Func<IBuildStarter> createStarter;
    private readonly BuildRequest request;

    /// <summary>Creates the tests of a starter.</summary>
    /// <param name="createStarter">Creates a starter. The starters of all tests can share a service.</param>
    /// <param name="request">A request that the service accepts. Each test sets the idempotency token and the environment variable <c>CODECOMMIT_TOKEN</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public BuildStarterContract(Func<IBuildStarter> createStarter, BuildRequest request)
    {
        ArgumentNullException.ThrowIfNull(createStarter);
        ArgumentNullException.ThrowIfNull(request);
        (this.createStarter, this.request) = (createStarter, request);
    }

    /// <summary>The name of a project that the service does not have. Default: null, which omits the test of failures.</summary>
    public string? MissingProject { get; init; }

    /// <summary>Whether the service has batch builds. Default: true.</summary>
    public bool HasBatches { get; init; } = true;

    /// <summary>The names of the tests: a sentence for each.</summary>
    public static IReadOnlyList<string> TestNames => StarterTest.All.Names;

    /// <summary>Runs one test. A test that does not apply to the starter passes.</summary>
    /// <param name="testName">One of <see cref="TestNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such test.</exception>
    /// <exception cref="FakeAssertionException">The starter does not do what the contract requires. The message says what.</exception>
    public Task RunAsync(string testName)
    {
        ArgumentException.ThrowIfNullOrEmpty(testName);
        return StarterTest.All.RunAsync(testName, new(createStarter(), request, MissingProject, HasBatches, testName));
    }

    /// <summary>Runs all tests, one after the other.</summary>
    /// <exception cref="FakeAssertionException">A test failed. The message has a line for each failure.</exception>
    public Task RunAllAsync() => ContractTests<StarterTest>.RunAllAsync(TestNames, RunAsync);
}
