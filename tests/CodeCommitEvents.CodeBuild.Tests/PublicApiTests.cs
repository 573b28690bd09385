using PublicApiGenerator;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The file PublicApi.verified.txt contains the whole public API. Reviewers see every change of it.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public Task The_public_API_is_the_reviewed_one() =>
        Verifier.Verify(typeof(CodeBuildStarter).Assembly.GeneratePublicApi(Options), "txt").UseFileName("PublicApi");
}
