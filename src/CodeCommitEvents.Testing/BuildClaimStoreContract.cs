using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <summary>
/// The tests that every <see cref="IBuildClaimStore"/> must pass. They need no test framework: call <see cref="RunAllAsync"/> in one test, or
/// <see cref="RunAsync"/> with each of <see cref="TestNames"/>.
/// </summary>
/// <remarks>The tests use new keys each time, so they can share a store with other tests and can run at the same time.</remarks>
public sealed class BuildClaimStoreContract
{
    private readonly Func<TimeProvider, IBuildClaimStore> createStore;

    /// <summary>Creates the tests of a store.</summary>
    /// <param name="createStore">Creates a store with a clock. Stores of one test must share their claims.</param>
    /// <exception cref="ArgumentNullException"><paramref name="createStore"/> is null.</exception>
    public BuildClaimStoreContract(Func<TimeProvider, IBuildClaimStore> createStore)
    {
        ArgumentNullException.ThrowIfNull(createStore);
        this.createStore = createStore;
    }

    /// <summary>The lease of the store. Default: <see cref="InMemoryBuildClaimStore.DefaultLease"/>, which is two minutes.</summary>
    public TimeSpan Lease { get; init; } = InMemoryBuildClaimStore.DefaultLease;

    /// <summary>The names of the tests: a sentence for each.</summary>
    public static IReadOnlyList<string> TestNames => ClaimStoreTest.All.Names;

    /// <summary>Runs one test.</summary>
    /// <param name="testName">One of <see cref="TestNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such test.</exception>
    /// <exception cref="FakeAssertionException">The store does not do what the contract requires. The message says what.</exception>
    public Task RunAsync(string testName)
    {
        ArgumentException.ThrowIfNullOrEmpty(testName);
        return ClaimStoreTest.All.RunAsync(testName, new(createStore, Lease, testName));
    }

    /// <summary>Runs all tests, one after the other.</summary>
    /// <exception cref="FakeAssertionException">A test failed. The message has a line for each failure.</exception>
    public Task RunAllAsync() => ContractTests<ClaimStoreTest>.RunAllAsync(TestNames, RunAsync);
}
