using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeCommitEvents.Sns;

/// <summary>The fields of an SNS message that its signature covers, and the fields that describe the signature. All other fields are dropped.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html">Verifying the
/// signatures of Amazon SNS messages</see>. The text that is signed consists of the strings in the JSON, as received.
/// </remarks>
internal sealed class SnsSignedMessage
{
    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
    private static readonly string[] OfSignature = ["SignatureVersion", "Signature", "SigningCertURL"];
    private static readonly HashSet<string> Known = new([.. OfNotification, .. OfConfirmation, .. OfSignature], StringComparer.Ordinal);

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    private SnsSignedMessage()
    {
    }

    public string TopicArn => fields["TopicArn"];

    public string MessageId => fields["MessageId"];

    public string Timestamp => fields["Timestamp"];

    public string SignatureVersion => fields["SignatureVersion"];

    public string Signature => fields["Signature"];

    public string SigningCertUrl => fields["SigningCertURL"];

    /// <summary>The URL that confirms the subscription. Null for a notification.</summary>
    public string? SubscribeUrl => IsNotification ? null : fields["SubscribeURL"];

    private bool IsNotification => fields["Type"] == "Notification";

    private string[] Signed => IsNotification ? OfNotification : OfConfirmation;

    /// <summary>Reads a message. Returns false, and a reason without content, if the text is not a message that SNS can have signed.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out SnsSignedMessage? message, [NotNullWhen(false)] out string? reason)
    {
        message = new();
        try
        {
            using var document = JsonDocument.Parse(body);
            reason = document.RootElement.ValueKind == JsonValueKind.Object ? message.Add(document.RootElement) ?? message.Missing() : "The body is not a JSON object.";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // JsonElement throws an InvalidOperationException for a string that is not valid UTF-8 or UTF-16.
            reason = "The body is not JSON, so it is not an SNS message with a signature.";
        }

        message = reason is null ? message : null;
        return reason is null;
    }

    /// <summary>Returns the bytes that SNS has signed.</summary>
    public byte[] ToSignedBytes()
    {
        var text = new StringBuilder();
        foreach (var name in Signed)
        {
            if (fields.TryGetValue(name, out var value))
            {
                text.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Returns the message as JSON, with the signed fields and the fields that describe the signature.</summary>
    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var names in new[] { Signed, OfSignature })
            {
                foreach (var name in names)
                {
                    if (fields.TryGetValue(name, out var value))
                    {
                        writer.WriteString(name, value);
                    }
                }
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Adds the known fields. Two parsers can read different values of a field that occurs twice, so such a message is refused.</summary>
    private string? Add(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
        {
            if (!Known.Contains(property.Name))
            {
                continue;
            }

            // A subject of null is the same as no subject.
            if (property.Value.ValueKind == JsonValueKind.Null && property.Name == "Subject")
            {
                if (!fields.TryAdd("Subject?", ""))
                {
                    return Twice;
                }
            }
            else if (property.Value.ValueKind != JsonValueKind.String)
            {
                return "A field of the message is not a string.";
            }
            else if (!fields.TryAdd(property.Name, property.Value.GetString()!))
            {
                return Twice;
            }
        }

        return fields.ContainsKey("Subject?") && fields.ContainsKey("Subject") ? Twice : null;
    }

    private const string Twice = "A field of the message occurs twice.";

    private string? Missing()
    {
        if (!fields.TryGetValue("Type", out var type))
        {
            return "The body is not an SNS message: it has no type.";
        }

        if (type is not ("Notification" or "SubscriptionConfirmation" or "UnsubscribeConfirmation"))
        {
            return "The type of the message is unknown.";
        }

        foreach (var names in new[] { Signed, OfSignature })
        {
            foreach (var name in names)
            {
                if (name != "Subject" && !fields.ContainsKey(name))
                {
                    return $"The message has no {name}.";
                }
            }
        }

        return null;
    }
}
