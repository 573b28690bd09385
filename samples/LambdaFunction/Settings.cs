using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>The environment variables that template.yaml sets.</summary>
internal static class Settings
{
    /// <summary>The table of claims that all instances share.</summary>
    public static string ClaimsTable { get; } = Required("CLAIMS_TABLE");

    /// <summary>The ARN of the topic of the team.</summary>
    public static string TeamTopic { get; } = Required("TEAM_TOPIC");

    /// <summary>The timeout of the function. A handler whose only parameter is a stream cannot get the remaining time from Lambda.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(int.Parse(Required("FUNCTION_TIMEOUT"), CultureInfo.InvariantCulture));

    /// <summary>The minimum level of logged messages. At the level Debug, every decision is explained.</summary>
    public static LogLevel LogLevel { get; } = Optional("LOG_LEVEL", LogLevel.Information);

    private static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The environment variable {name} is not set.");

    private static T Optional<T>(string name, T value)
        where T : struct, Enum => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? Enum.Parse<T>(text, ignoreCase: true) : value;
}
