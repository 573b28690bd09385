using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The invocation that a Lambda destination record describes.</summary>
public sealed record LambdaRequestContext
{
    /// <summary>The id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The ARN of the function.</summary>
    public Arn? FunctionArn { get; init; }

    /// <summary>Why the record was sent: <c>RetriesExhausted</c>, <c>EventAgeExceeded</c> or <c>Success</c>.</summary>
    public string? Condition { get; init; }

    /// <summary>The approximate number of times that the function was invoked.</summary>
    public int? ApproximateInvokeCount { get; init; }

    /// <summary>The fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal static LambdaRequestContext Read(in JsonCursor value) => new()
    {
        RequestId = value.TakeString("requestId"u8),
        FunctionArn = value.TakeArn("functionArn"u8),
        Condition = value.TakeString("condition"u8),
        ApproximateInvokeCount = value.TakeInt32("approximateInvokeCount"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("requestId", RequestId);
        writer.Text("functionArn", FunctionArn?.Value);
        writer.Text("condition", Condition);
        writer.Number("approximateInvokeCount", ApproximateInvokeCount);
        writer.Additional(AdditionalFields);
    }
}
