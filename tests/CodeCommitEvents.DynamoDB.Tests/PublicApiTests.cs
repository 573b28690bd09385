using PublicApiGenerator;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The reviewed public API is in the file PublicApi.verified.txt.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public Task The_public_API_is_the_reviewed_one() =>
        Verifier.Verify(typeof(DynamoDBBuildClaimStore).Assembly.GeneratePublicApi(Options), "txt").UseFileName("PublicApi");
}
