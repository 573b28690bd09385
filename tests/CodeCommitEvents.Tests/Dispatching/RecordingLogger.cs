using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Records the log messages of a dispatcher.</summary>
internal sealed class RecordingLogger : ILogger<BuildDispatcher>
{
    public LogLevel MinLevel { get; init; } = LogLevel.Information;

    public List<(int Id, LogLevel Level, string Line, Exception? Exception)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= MinLevel;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add((eventId.Id, logLevel, formatter(state, exception), exception));
}
