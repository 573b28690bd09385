using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Records the log messages of a dispatcher.</summary>
internal sealed class RecordingLogger : ILogger<BuildDispatcher>
{
    /// <summary>The ids of the log events about the rules that are in use. They are not about a message.</summary>
    private static readonly int[] AboutRules = [18, 19, 25];

    public LogLevel MinLevel { get; init; } = LogLevel.Information;

    /// <summary>All lines except those about the rules.</summary>
    public List<(int Id, LogLevel Level, string Line, Exception? Exception)> Lines { get; } = [];

    /// <summary>The lines about the rules that are in use.</summary>
    public List<(int Id, LogLevel Level, string Line)> RuleLines { get; } = [];

    /// <summary>The fields of each line of <see cref="Lines"/>.</summary>
    public List<Dictionary<string, string?>> Fields { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= MinLevel;

    public Dictionary<string, string?> FieldsOf(int id) => Fields[Lines.FindIndex(line => line.Id == id)];

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (AboutRules.Contains(eventId.Id))
        {
            RuleLines.Add((eventId.Id, logLevel, formatter(state, exception)));
            return;
        }

        Lines.Add((eventId.Id, logLevel, formatter(state, exception), exception));
        Fields.Add((state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(field => field.Key, field => field.Value?.ToString(), StringComparer.Ordinal));
    }
}
