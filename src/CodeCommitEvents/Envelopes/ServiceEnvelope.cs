using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The common fields of the envelopes of notifications and EventBridge events.</summary>
public abstract record ServiceEnvelope : EventEnvelope
{
    private protected ServiceEnvelope()
    {
    }

    private protected ServiceEnvelope(JsonCursor value, in FieldName detailTypeName, bool isDetailText)
    {
        DetailType = value.TakeCommonString(detailTypeName);
        Source = value.TakeCommonString("source"u8);
        Account = value.TakeCommonString("account"u8);
        Region = value.TakeCommonString("region"u8);
        TimeText = value.TakeString("time"u8);
        Resources = value.TakeTexts("resources"u8);
        IsDetailText = isDetailText;
    }

    private protected ServiceEnvelope(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        Account = serviceEvent.Account;
        Region = serviceEvent.Region;
        Time = serviceEvent.Time;
        if (serviceEvent.Entry is not { DetailType: { } detailType } entry)
        {
            throw new ArgumentException($"A {serviceEvent.GetType().Name} has neither a notification envelope nor an EventBridge envelope.", nameof(serviceEvent));
        }

        (DetailType, Source) = (detailType, entry.Source);
        Resources = serviceEvent.EnvelopeResource is { } arn ? [arn] : ValueList<string>.Empty;
    }

    /// <summary>The detail type, such as <c>CodeCommit Pull Request State Change</c> (<c>detailType</c> or <c>detail-type</c>).</summary>
    public string? DetailType { get; init; }

    /// <summary>The service that sent the event, such as <c>aws.codecommit</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The account id, usually 12 digits. In a masked payload, this can be another text.</summary>
    public string? Account { get; init; }

    /// <summary>The region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>When the event happened (<c>time</c>). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? Time
    {
        get => AwsTimestamp.Parse(TimeText);
        init => TimeText = AwsTimestamp.FormatIso(value);
    }

    /// <summary>The text of <c>time</c>, such as <c>2022-05-21T15:51:02Z</c>.</summary>
    internal string? TimeText { get; init; }

    /// <summary>The ARN of the repository or of the build. Empty for events of approval rule templates.</summary>
    public ValueList<string>? Resources { get; init; }

    /// <summary>Whether <c>detail</c> is a string that contains JSON. If not, <c>detail</c> is an object.</summary>
    internal bool IsDetailText { get; init; }

    private protected void WriteCommon(FieldWriter writer, string detailTypeName, ServiceEvent serviceEvent)
    {
        writer.Text(detailTypeName, DetailType);
        writer.Text("source", Source);
        writer.Text("account", Account);
        writer.Text("time", TimeText);
        writer.Text("region", Region);
        writer.Texts("resources", Resources);
        if (IsDetailText)
        {
            writer.TextOrNull("detail", Encoding.UTF8.GetString(writer.Detached("detail", serviceEvent.WriteDetail)));
        }
        else
        {
            writer.Object("detail", serviceEvent, static (detail, it) => it.WriteDetail(detail));
        }
    }
}
