using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Remembers which test runs: the file names are made from it. Put on the test assembly by the build.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Method = new();

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest) => Method.Value = methodUnderTest;

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest) => Method.Value = null;

    internal static MethodInfo GetMethod() =>
        Method.Value ?? throw new InvalidOperationException("Verify was not called from a test.");
}
