using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Building;

/// <summary>
/// Writes an exception with its type, its message, and the properties of a <see cref="BuildStartException"/>, but without its stack
/// trace and inner exception. It reads back as a <see cref="BuildStartException"/>, or as an exception with the same message whose
/// text names the type.
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

    /// <summary>An exception whose type is not created again: reading JSON must not load types by name.</summary>
    private sealed class DeserializedException(string typeName, string message) : Exception(message)
    {
        public string TypeName { get; } = typeName;

        public override string ToString() => $"{TypeName}: {Message}";
    }
}
