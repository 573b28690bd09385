using CodeCommitEvents.Libraries;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class ArchitectureTests() : LibraryArchitecture(typeof(CodeBuildStarter), "AWSSDK.CodeBuild", "AWSSDK.CloudWatchLogs");
