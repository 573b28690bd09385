using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>The policy of a topic: its text, and its statements. Statements are added to the text, so that the rest of it stays as it is.</summary>
internal sealed class PolicyDocument
{
    private readonly int listStart;
    private readonly int listEnd;
    private readonly bool isList;

    private PolicyDocument(string text, PolicyStatement[] statements, int listStart, int listEnd, bool isList)
    {
        Text = text;
        Statements = statements;
        (this.listStart, this.listEnd, this.isList) = (listStart, listEnd, isList);
    }

    public string Text { get; }

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Reads a policy. Returns null if the text is not a policy.</summary>
    public static PolicyDocument? Read(string text)
    {
        try
        {
            var root = JsonDocument.Parse(text).RootElement.Clone();
            if (!root.TryGetProperty("Statement", out var list) || list.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object) || Find(text) is not { } place)
            {
                return null;
            }

            JsonElement[] statements = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [list];
            return Array.TrueForAll(statements, static statement => statement.ValueKind == JsonValueKind.Object)
                ? new(text, [.. statements.Select(static (statement, index) => new PolicyStatement(statement, index + 1))], place.Start, place.End, list.ValueKind == JsonValueKind.Array)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Returns the text with a statement for each service. Their ids are different from all ids in the policy.</summary>
    public string Add(IEnumerable<PolicyPublisher> publishers, Arn topic)
    {
        var used = Statements.Select(static statement => statement.Sid).ToHashSet(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var publisher in publishers)
            {
                publisher.WriteStatement(writer, UniqueSid(publisher.StatementId, used), topic);
            }

            writer.WriteEndArray();
        }

        var added = Encoding.UTF8.GetString(buffer.WrittenSpan)[1..^1];
        var separator = Statements.Count == 0 ? "" : ",";
        return isList
            ? $"{Text[..listEnd]}{separator}{added}{Text[listEnd..]}"
            : $"{Text[..listStart]}[{Text[listStart..listEnd]}{separator}{added}]{Text[listEnd..]}";
    }

    /// <summary>Returns where the value of <c>Statement</c> is. The end of a list is before its closing bracket.</summary>
    private static (int Start, int End)? Find(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8);
        (int Start, int End)? found = null;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals("Statement"))
            {
                continue;
            }

            reader.Read();
            var bracket = reader.TokenType == JsonTokenType.StartArray ? 1 : 0;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed - bracket;
            if (found is not null)
            {
                return null;
            }

            found = (Encoding.UTF8.GetCharCount(utf8, 0, start), Encoding.UTF8.GetCharCount(utf8, 0, end));
        }

        return found;
    }

    private static string UniqueSid(string sid, HashSet<string?> used)
    {
        var unique = sid;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sid}{number}");
        }

        return unique;
    }
}
