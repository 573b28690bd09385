using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The claims in a table do what every other does.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBBuildClaimStoreTests(ClaimsTable table) : BuildClaimStoreContract
{
    protected override IBuildClaimStore Claims(TimeProvider time) => table.Claims(time);
}
