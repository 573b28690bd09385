using CodeCommitEvents.Libraries;

namespace CodeCommitEvents.DynamoDB.Tests;

public sealed class ArchitectureTests() : LibraryArchitecture(typeof(DynamoDBBuildClaims), "AWSSDK.DynamoDBv2");
