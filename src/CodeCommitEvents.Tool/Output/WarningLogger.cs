using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tool;

/// <summary>Writes warnings and errors of the libraries to the errors of the program, one on each line.</summary>
internal sealed class WarningLogger(Screen errors) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            errors.WriteLine(new Line().Add(formatter(state, exception), Ink.Yellow));
        }
    }
}
