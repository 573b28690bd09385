using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.RuntimeDependencies;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Replaces the package AWSSDK.SecurityToken, which the SDK needs to assume roles.</summary>
public class FakeSecurityTokenService : DispatchProxy
{
    private static Func<string, AssumeRoleImmutableCredentials>? assume;

    /// <summary>Registers the service for the whole process.</summary>
    /// <param name="assumed">A function that returns the credentials for the ARN of a role. Null simulates that the package is missing.</param>
    public static void Use(Func<string, AssumeRoleImmutableCredentials>? assumed)
    {
        assume = assumed;
        GlobalRuntimeDependencyRegistry.Instance.RegisterSecurityTokenServiceClient(
            _ => assume is null ? null! : Create<ICoreAmazonSTS, FakeSecurityTokenService>());
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var credentials = assume!((string)args![0]!);
        return targetMethod!.ReturnType == typeof(Task<AssumeRoleImmutableCredentials>) ? Task.FromResult(credentials) : credentials;
    }
}
