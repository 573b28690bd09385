using System.Text;
using System.Text.Json;
using CodeCommitEvents;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>
/// One JSON object a line, as CloudWatch Logs Insights wants it: what a message names, as its RuleName, is a field of its own. It
/// writes at once: Lambda freezes an instance when its handler has answered, and a logger with a thread of its own would lose
/// its last lines.
/// </summary>
internal sealed class StandardOutputLogger(LogLevel least) : ILogger<BuildDispatcher>
{
    /// <summary>The name under which a line keeps the text that its message is made of.</summary>
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
