using System.Text;
using System.Text.Json;
using CodeCommitEvents;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>
/// Writes one JSON object per line, for CloudWatch Logs Insights. Each parameter of a message, such as RuleName, is a field
/// of its own. It writes immediately: Lambda freezes an instance when its handler has returned, so that a logger with its
/// own thread would lose its last lines.
/// </summary>
internal sealed class StandardOutputLogger(LogLevel least) : ILogger<BuildDispatcher>
{
    /// <summary>The name of the log parameter that contains the message template.</summary>
    private const string WholeTemplate = "{OriginalFormat}";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("level", logLevel.ToString());
            json.WriteNumber("event", eventId.Id);
            json.WriteString("message", formatter(state, exception));
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                if (name != WholeTemplate)
                {
                    json.WriteString(name, value?.ToString());
                }
            }

            if (exception is not null)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        Console.Out.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
