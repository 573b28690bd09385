using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Records the lines of a dispatcher's log.</summary>
internal sealed class RecordingLogger : ILogger<BuildDispatcher>
{
    public LogLevel Least { get; init; } = LogLevel.Information;

    public List<(int Id, LogLevel Level, string Line, Exception? Exception)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add((eventId.Id, logLevel, formatter(state, exception), exception));
}
