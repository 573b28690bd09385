using System.Reflection;

namespace LambdaFunction.Tests;

/// <summary>The paths of the function and its template.</summary>
internal static class Places
{
    public static string Function { get; } = Of(nameof(Function));

    /// <summary>The program for the provided runtime.</summary>
    public static string Bootstrap { get; } = Of(nameof(Bootstrap));

    public static string Repository { get; } = Of(nameof(Repository));

    public static string Template { get; } = Path.Combine(Repository, "samples", "LambdaFunction", "template.yaml");

    private static string Of(string name) => Path.GetFullPath(typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!);
}
