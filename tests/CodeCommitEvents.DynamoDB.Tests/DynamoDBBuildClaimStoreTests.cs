using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The store in a table follows the contract.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBBuildClaimStoreTests(ClaimsTable table) : BuildClaimStoreContract
{
    protected override IBuildClaimStore Claims(TimeProvider time) => table.Claims(time);
}
