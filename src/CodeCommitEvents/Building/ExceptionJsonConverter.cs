using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Building;

/// <summary>
/// Writes the type and the message of an exception, and also the properties of a <see cref="BuildStartException"/>. The stack trace and
/// the inner exception are not written. A <see cref="BuildStartException"/> is read as the same type. Any other exception is read as an
/// exception whose <c>ToString</c> method returns the original type and message.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExceptionJsonConverter : JsonConverter<Exception>
{
    /// <inheritdoc/>
    public override Exception Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var tape = JsonTape.Read(reader.CopyObject(typeof(Exception)), JsonTape.AnyDepth);
        var value = tape.Root;
        var (type, message) = (value.TakeString("type"u8) ?? "", value.TakeString("message"u8) ?? "");
        return type != typeof(BuildStartException).FullName
            ? new DeserializedException(type, message)
            : new BuildStartException(value.TakeString("projectName"u8) ?? "", value.TakeBoolean("isTransient"u8) ?? false, message)
            {
                ErrorCode = value.TakeString("errorCode"u8),
                RequestId = value.TakeString("requestId"u8),
                MayHaveStarted = value.TakeBoolean("mayHaveStarted"u8) ?? false,
            };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        var fields = new FieldWriter(writer);
        fields.Text("type", (value as DeserializedException)?.TypeName ?? value.GetType().FullName);
        fields.Text("message", value.Message);
        if (value is BuildStartException failure)
        {
            fields.Text("projectName", failure.ProjectName);
            fields.Boolean("isTransient", failure.IsTransient);
            fields.Text("errorCode", failure.ErrorCode);
            fields.Text("requestId", failure.RequestId);
            fields.Boolean("mayHaveStarted", failure.MayHaveStarted);
        }

        writer.WriteEndObject();
    }

    /// <summary>Replaces an exception of any other type, because reading JSON must not load types by name.</summary>
    private sealed class DeserializedException(string typeName, string message) : Exception(message)
    {
        public string TypeName { get; } = typeName;

        public override string ToString() => $"{TypeName}: {Message}";
    }
}
