using System.Runtime.CompilerServices;

namespace CodeCommitEvents.Emulator;

/// <summary>Gives the SDK the same environment wherever the tests run.</summary>
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
