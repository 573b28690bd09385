using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes an event as JSON for System.Text.Json. The JSON does not contain transports.</summary>
internal static class EventJson
{
    /// <summary>Writes a documented event in the notification format, and any other message as its properties. Properties that are null are not written.</summary>
    public static void Write(FieldWriter writer, ServiceEvent serviceEvent)
    {
        writer.Text("messageType", serviceEvent.Entry is null ? serviceEvent.WireName : null);
        writer.Text("account", serviceEvent.Account);
        writer.Text("region", serviceEvent.Region);
        writer.Text("time", AwsTimestamp.FormatExact(serviceEvent.Time));
        writer.Texts("resources", serviceEvent.OwnArn is { } arn ? [arn.Value] : null);
        if (serviceEvent.Entry is { } entry)
        {
            // The test event of a trigger has no detail type, so its name is written instead.
            writer.Text("detailType", entry.DetailType ?? entry.Name);
            writer.Text("source", entry.Source);
            writer.Object("detail", serviceEvent, static (detail, it) => it.WriteDetail(detail));
            writer.Object("additionalAttributes", serviceEvent, static (attributes, it) => it.WriteAttributes(attributes));
        }
        else
        {
            serviceEvent.WriteProperties(writer);
            writer.Object("additionalFields", serviceEvent.AdditionalFields is { Count: > 0 } fields ? fields : null, static (item, rest) => item.Additional(rest));
        }
    }

    /// <summary>Reads one of three formats: the output of <see cref="Write"/>, a notification, or an EventBridge event.</summary>
    /// <exception cref="JsonException">The JSON has none of these formats.</exception>
    public static ServiceEvent Read(JsonCursor value)
    {
        var (account, region) = (value.TakeCommonString("account"u8), value.TakeCommonString("region"u8));
        var time = AwsTimestamp.Parse(value.TakeString("time"u8));
        var resource = value.TakeTexts("resources"u8) is [var first, ..] ? new Arn(first) : (Arn?)null;
        if (value.TakeString("messageType"u8) is { } messageType)
        {
            var message = MessageReader.Read(messageType, value) with { Account = account, Region = region, Time = time };
            return WithRepository(message, resource) with { AdditionalFields = value.TakeObject("additionalFields"u8, JsonFields.Read) ?? JsonFields.Empty };
        }

        if (value.Find("detail"u8) is not { IsObject: true } detail)
        {
            throw new JsonException("The JSON is not an event: it has neither a messageType nor a detail object.");
        }

        var detailType = value.TakeCommonString("detailType"u8) ?? value.TakeCommonString("detail-type"u8) ?? "";
        var context = new EventReadContext
        {
            Detail = detail,
            Attributes = value.Find("additionalAttributes"u8),
            Account = account,
            Region = region,
            Time = time,
            Resource = resource,
        };
        return WithRepository(EventReader.Read(context, value.TakeCommonString("source"u8), detailType, value), resource);
    }

    /// <summary>Sets the repository ARN if the event reader did not accept the ARN. The reader accepts only ARNs of CodeCommit, but an event created in code can have any ARN.</summary>
    private static ServiceEvent WithRepository(ServiceEvent read, Arn? arn) =>
        read is CodeCommitEvent { RepositoryArn: null } codeCommitEvent ? codeCommitEvent with { RepositoryArn = arn } : read;
}
