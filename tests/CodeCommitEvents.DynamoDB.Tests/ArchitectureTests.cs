using CodeCommitEvents.Libraries;

namespace CodeCommitEvents.DynamoDB.Tests;

public sealed class ArchitectureTests() : LibraryArchitecture(typeof(DynamoDBBuildClaimStore), "AWSSDK.DynamoDBv2");
