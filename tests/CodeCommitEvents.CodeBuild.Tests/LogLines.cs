using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Collects log lines, each with its level and the id of its event.</summary>
internal sealed class LogLines(List<string> lines) : ILogger<CodeBuildStarter>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add($"{logLevel} {eventId.Id} {formatter(state, exception)}");
}
