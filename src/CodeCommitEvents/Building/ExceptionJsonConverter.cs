using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Building;

/// <summary>
/// Writes an exception with its type, its message, and the properties of a <see cref="BuildStartException"/>, but without its stack
/// trace and inner exception. It reads back as a <see cref="BuildStartException"/>, or as an exception with the same message whose
/// text names the type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExceptionJsonConverter : JsonConverter<Exception>
{
    private const string TypeName = "Type";

    /// <inheritdoc/>
    public override Exception Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string type = "", message = "", projectName = "";
        string? errorCode = null, requestId = null;
        bool isTransient = false, mayHaveStarted = false;
        reader.ReadStart();
        while (reader.TryReadName(out var name))
        {
            if (Is(TypeName))
            {
                type = reader.GetString() ?? "";
            }
            else if (Is(nameof(Exception.Message)))
            {
                message = reader.GetString() ?? "";
            }
            else if (Is(nameof(BuildStartException.ProjectName)))
            {
                projectName = reader.GetString() ?? "";
            }
            else if (Is(nameof(BuildStartException.IsTransient)))
            {
                isTransient = reader.GetBoolean();
            }
            else if (Is(nameof(BuildStartException.ErrorCode)))
            {
                errorCode = reader.GetString();
            }
            else if (Is(nameof(BuildStartException.RequestId)))
            {
                requestId = reader.GetString();
            }
            else if (Is(nameof(BuildStartException.MayHaveStarted)))
            {
                mayHaveStarted = reader.GetBoolean();
            }
            else
            {
                reader.Skip();
            }

            bool Is(string property) => JsonProperties.IsName(name, property, options);
        }

        return type == typeof(BuildStartException).FullName
            ? new BuildStartException(projectName, isTransient, message) { ErrorCode = errorCode, RequestId = requestId, MayHaveStarted = mayHaveStarted }
            : new DeserializedException(type, message);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(JsonProperties.NameOf(TypeName, options), (value as DeserializedException)?.TypeName ?? value.GetType().FullName);
        writer.WriteString(JsonProperties.NameOf(nameof(value.Message), options), value.Message);
        if (value is BuildStartException failure)
        {
            writer.WriteString(JsonProperties.NameOf(nameof(failure.ProjectName), options), failure.ProjectName);
            writer.WriteBoolean(JsonProperties.NameOf(nameof(failure.IsTransient), options), failure.IsTransient);
            writer.WriteString(JsonProperties.NameOf(nameof(failure.ErrorCode), options), failure.ErrorCode);
            writer.WriteString(JsonProperties.NameOf(nameof(failure.RequestId), options), failure.RequestId);
            writer.WriteBoolean(JsonProperties.NameOf(nameof(failure.MayHaveStarted), options), failure.MayHaveStarted);
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
