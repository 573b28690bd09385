using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Notifying;

/// <summary>
/// Writes the type and the message of an exception, and also the properties of a <see cref="BuildStartException"/> and a
/// <see cref="NotificationException"/>. The stack trace and the inner exception are not written. These two are read as the same type. Any other exception is read as an
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
        return type == typeof(BuildStartException).FullName
            ? new BuildStartException(value.TakeString("projectName"u8) ?? "", value.TakeBoolean("isTransient"u8) ?? false, message)
            {
                ErrorCode = value.TakeString("errorCode"u8),
                RequestId = value.TakeString("requestId"u8),
                MayHaveStarted = value.TakeBoolean("mayHaveStarted"u8) ?? false,
            }
            : type == typeof(NotificationException).FullName
            ? new NotificationException(value.TakeString("channelName"u8) ?? "", value.TakeBoolean("isTransient"u8) ?? false, message)
            {
                ErrorCode = value.TakeString("errorCode"u8),
                RequestId = value.TakeString("requestId"u8),
                MayHaveBeenSent = value.TakeBoolean("mayHaveBeenSent"u8) ?? false,
            }
            : new DeserializedException(type, message);
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
        fields.Text("projectName", (value as BuildStartException)?.ProjectName);
        fields.Text("channelName", (value as NotificationException)?.ChannelName);
        fields.Boolean("isTransient", (value as IActionException)?.IsTransient);
        fields.Text("errorCode", (value as IActionException)?.ErrorCode);
        fields.Text("requestId", (value as IActionException)?.RequestId);
        fields.Boolean("mayHaveStarted", (value as BuildStartException)?.MayHaveStarted);
        fields.Boolean("mayHaveBeenSent", (value as NotificationException)?.MayHaveBeenSent);

        writer.WriteEndObject();
    }

    /// <summary>Replaces an exception of any other type, because reading JSON must not load types by name.</summary>
    private sealed class DeserializedException(string typeName, string message) : Exception(message)
    {
        public string TypeName { get; } = typeName;

        public override string ToString() => $"{TypeName}: {Message}";
    }
}
