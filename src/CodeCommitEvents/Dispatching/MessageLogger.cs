using System.Collections;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Adds the message that is being dispatched to every log line: a description at the end of the text, and separate fields. Lines that are
/// written outside of a dispatch are passed on unchanged.
/// </summary>
/// <param name="inner">The logger of the application.</param>
internal sealed class MessageLogger(ILogger inner) : ILogger
{
    private readonly AsyncLocal<LogSummary?> current = new();

    /// <summary>Sets the message of the lines that the calling asynchronous method and the methods that it calls write from now on.</summary>
    /// <param name="delivery">The message.</param>
    /// <param name="action">The names of the rule, the project and the channel that the lines are about. Null for lines about the whole message.</param>
    public void Enter(EventDelivery delivery, (string? Rule, string? Project, string? Channel) action = default)
    {
        // Without a log, nobody reads the message.
        if (inner.IsEnabled(LogLevel.Critical))
        {
            current.Value = new(delivery, action);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (current.Value is not { } message)
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        else if (inner.IsEnabled(logLevel))
        {
            var line = new Line($"{formatter(state, exception)} [{message}]", state as IReadOnlyList<KeyValuePair<string, object?>> ?? [], message.Fields);
            inner.Log(logLevel, eventId, line, exception, static (line, _) => line.ToString());
        }
    }

    /// <summary>A log line: its text, and its own fields before those of the message. A field of the line replaces a field of the message.</summary>
    private sealed class Line : IReadOnlyList<KeyValuePair<string, object?>>
    {
        /// <summary>The name under which a line contains its message template. Loggers expect it in the last place.</summary>
        private const string TemplateName = "{OriginalFormat}";

        private readonly string text;
        private readonly List<KeyValuePair<string, object?>> fields = [];

        public Line(string text, IReadOnlyList<KeyValuePair<string, object?>> own, IReadOnlyList<KeyValuePair<string, object?>> message)
        {
            this.text = text;
            KeyValuePair<string, object?>? template = null;
            foreach (var field in own)
            {
                if (field.Key == TemplateName)
                {
                    template = field;
                }
                else if (field.Value is not null)
                {
                    fields.Add(field);
                }
            }

            foreach (var field in message)
            {
                if (!fields.Exists(other => other.Key == field.Key))
                {
                    fields.Add(field);
                }
            }

            if (template is { } last)
            {
                fields.Add(last);
            }
        }

        public int Count => fields.Count;

        public KeyValuePair<string, object?> this[int index] => fields[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => text;
    }
}
