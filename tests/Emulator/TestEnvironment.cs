using System.Runtime.CompilerServices;

namespace CodeCommitEvents.Emulator;

/// <summary>Sets the environment variables of the AWS SDK, so that the tests run in the same way on every computer.</summary>
internal static class TestEnvironment
{
    public const string Region = "eu-west-3";

    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", Region);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
