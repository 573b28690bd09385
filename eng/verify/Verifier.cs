using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares a text with the <c>.verified.</c> file of the running test.</summary>
public static class Verifier
{
    /// <summary>Verifies a text. The verification runs when the returned object is awaited.</summary>
    public static SettingsTask Verify(string target, string extension, [CallerFilePath] string sourceFile = "") =>
        new(UseVerifyAttribute.GetMethod(), target, extension, sourceFile);
}
