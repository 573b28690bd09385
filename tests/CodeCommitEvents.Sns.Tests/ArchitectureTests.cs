using CodeCommitEvents.Libraries;

namespace CodeCommitEvents.Sns.Tests;

public sealed class ArchitectureTests() : LibraryArchitecture(typeof(SnsNotificationChannel), "AWSSDK.SimpleNotificationService");
