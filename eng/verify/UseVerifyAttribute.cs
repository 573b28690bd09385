using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Remembers the method of the running test, because its name becomes part of the file names. The build adds the attribute to the test assembly.</summary>
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
