using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>The settings that template.yaml passes as environment variables.</summary>
internal static class Settings
{
    /// <summary>The table in which all instances store their claims.</summary>
    public static string ClaimsTable { get; } = Required("CLAIMS_TABLE");

    /// <summary>
    /// The timeout of a call. It is a setting, because a handler with a stream parameter has no Lambda context to read it
    /// from.
    /// </summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(int.Parse(Required("FUNCTION_TIMEOUT"), CultureInfo.InvariantCulture));

    /// <summary>The minimum level of the log. Debug explains every decision.</summary>
    public static LogLevel LogLevel { get; } = Enum.Parse<LogLevel>(Environment.GetEnvironmentVariable("LOG_LEVEL") ?? nameof(LogLevel.Information), ignoreCase: true);

    private static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The environment variable {name} is not set.");
}
