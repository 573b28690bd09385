using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The result of the invocation that a Lambda destination record describes.</summary>
public sealed record LambdaResponseContext
{
    /// <summary>The status code of the invocation: 200, even if the function failed.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The version of the function.</summary>
    public string? ExecutedVersion { get; init; }

    /// <summary>The type of error: <c>Unhandled</c> if the function failed. Null if the function succeeded.</summary>
    public string? FunctionError { get; init; }

    /// <summary>The fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal static LambdaResponseContext Read(in JsonCursor value) => new()
    {
        StatusCode = value.TakeInt32("statusCode"u8),
        ExecutedVersion = value.TakeString("executedVersion"u8),
        FunctionError = value.TakeString("functionError"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Number("statusCode", StatusCode);
        writer.Text("executedVersion", ExecutedVersion);
        writer.Text("functionError", FunctionError);
        writer.Additional(AdditionalFields);
    }
}
