using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>What template.yaml tells the function by environment variables.</summary>
internal static class Settings
{
    /// <summary>The table that all instances keep their claims in.</summary>
    public static string ClaimsTable { get; } = Required("CLAIMS_TABLE");

    /// <summary>How long a call may take: a handler that takes a stream cannot ask Lambda for it.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(int.Parse(Required("FUNCTION_TIMEOUT"), CultureInfo.InvariantCulture));

    /// <summary>The least that is logged. Debug explains every decision.</summary>
    public static LogLevel LogLevel { get; } = Enum.Parse<LogLevel>(Environment.GetEnvironmentVariable("LOG_LEVEL") ?? nameof(LogLevel.Information), ignoreCase: true);

    private static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The environment variable {name} is not set.");
}
