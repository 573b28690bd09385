using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The DynamoDB claim store follows the contract of claim stores.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBBuildClaimStoreTests(ClaimsTable table) : BuildClaimStoreContract
{
    protected override IBuildClaimStore Claims(TimeProvider time) => table.Claims(time);
}
