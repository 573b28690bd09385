using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tool;

/// <summary>Writes what the libraries log about unknown facts to the errors of the program, one on each line. The reports contain everything else.</summary>
internal sealed class FactLogger(Screen errors) : ILogger
{
    /// <summary>The log events of the dispatcher and of the package CodeCommitEvents.CodeCommit that are about facts.</summary>
    private static readonly int[] AboutFacts = [3, 26, 32, 33];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && AboutFacts.Contains(eventId.Id))
        {
            errors.WriteLine(new Line().Add($"{formatter(state, exception)}{(exception is null ? "" : $": {exception.Message}")}", Ink.Yellow));
        }
    }
}
