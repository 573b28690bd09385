using CodeCommitEvents.Testing;
using PublicApiGenerator;

namespace CodeCommitEvents.Tests;

/// <summary>Compares the public API of each package with a file that contains the reviewed API.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public Task The_public_API_is_the_reviewed_one() =>
        Verifier.Verify(typeof(EventParser).Assembly.GeneratePublicApi(Options), "txt").UseFileName("PublicApi");

    [Fact]
    public Task The_public_API_for_tests_is_the_reviewed_one() =>
        Verifier.Verify(typeof(FakeEvents).Assembly.GeneratePublicApi(Options), "txt").UseFileName("TestingPublicApi");
}
