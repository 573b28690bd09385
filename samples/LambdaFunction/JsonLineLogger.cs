using System.Text;
using System.Text.Json;
using CodeCommitEvents.Dispatching;
using Microsoft.Extensions.Logging;

namespace LambdaFunction;

/// <summary>
/// Writes an object a line, whose keys CloudWatch Logs Insights can ask for. It writes before it returns: Lambda freezes an
/// instance with its answer, and a logger that writes from a thread of its own then keeps its last lines.
/// </summary>
internal sealed class JsonLineLogger(TextWriter output) : ILogger<BuildDispatcher>
{
    private const string Template = "{OriginalFormat}";

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("level", logLevel.ToString());
            json.WriteString("message", formatter(state, exception));
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                if (name != Template)
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

        output.WriteLine(Encoding.UTF8.GetString(line.ToArray()));
    }
}
