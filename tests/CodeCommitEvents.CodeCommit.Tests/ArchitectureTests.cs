using CodeCommitEvents.Libraries;

namespace CodeCommitEvents.CodeCommit.Tests;

public sealed class ArchitectureTests() : LibraryArchitecture(typeof(CodeCommitChangedFiles), "AWSSDK.CodeCommit");
