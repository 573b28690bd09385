using CodeCommitEvents.Testing;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The DynamoDB claim store follows the contract of claim stores.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBBuildClaimStoreTests(ClaimsTable table)
{
    public static TheoryData<string> Contract => [.. BuildClaimStoreContract.TestNames];

    [MotoTheory]
    [MemberData(nameof(Contract))]
    public Task The_store_follows_the_contract(string test) => new BuildClaimStoreContract(table.Claims).RunAsync(test);
}
