using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>
/// Writes each message as a JSON object on one line, for CloudWatch Logs Insights. The values of a message, such as Repository and Rule, are
/// fields of the object. Messages are written immediately: Lambda freezes an instance when the handler returns, and a logger with
/// its own thread would lose the last messages.
/// </summary>
internal sealed class StandardOutputLogger(LogLevel minLevel) : ILogger
{
    /// <summary>The name of the value that contains the message template.</summary>
    private const string TemplateName = "{OriginalFormat}";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minLevel;

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
                if (name != TemplateName)
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
