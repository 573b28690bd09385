using PublicApiGenerator;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Compares the public API with the reviewed API in PublicApi.verified.txt.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public Task The_public_API_is_the_reviewed_one() =>
        Verifier.Verify(typeof(CodeCommitChangedFiles).Assembly.GeneratePublicApi(Options), "txt").UseFileName("PublicApi");
}
