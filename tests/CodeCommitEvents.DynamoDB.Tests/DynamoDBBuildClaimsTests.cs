using CodeCommitEvents.Building;
using CodeCommitEvents.Contracts;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The claims in a table do what every other does.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class DynamoDBBuildClaimsTests(ClaimsTable table) : BuildClaimsContract
{
    protected override IBuildClaims Claims(TimeProvider time) => table.Claims(time);
}
