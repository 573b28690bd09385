using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Tests the contract of claim stores with a table.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBBuildClaimStoreTests(ClaimsTable table) : BuildClaimStoreContract
{
    protected override IBuildClaimStore Claims(TimeProvider time) => table.Claims(time);
}
