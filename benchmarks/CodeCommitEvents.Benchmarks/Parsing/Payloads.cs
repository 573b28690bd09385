using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>Creates the payloads from the fixtures of the tests. Like the payloads that Lambda sends to a function, they have no white space.</summary>
internal static class Payloads
{
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The notifications in the batch. Each has a different event type.</summary>
    private static readonly string[] Batch =
    [
        "pullRequestCreated-full-with-description",
        "pullRequestSourceBranchUpdated",
        "pullRequestApprovalStateChanged",
        "pullRequestApprovalRuleOverridden",
        "pullRequestMergeStatusUpdated-squash",
        "commentOnPullRequestCreated-reply",
        "commentOnCommitCreated-on-line",
        "referenceCreated-tag",
        "referenceUpdated-merge-three-way",
        "referenceDeleted",
    ];

    public static byte[] Load(Payload payload) => payload switch
    {
        Payload.SnsNotification => Encode(Fixture("sns-lambda-notification")),
        Payload.EventBridge => Encode(Fixture("pullRequestCreated")),
        Payload.EventBridgeReference => Encode(Fixture("referenceUpdated")),
        Payload.Trigger => Encode(Fixture("push")),
        Payload.SqsBatchOf10 => LoadBatch(Batch.Length),
        _ => throw new ArgumentOutOfRangeException(nameof(payload), payload, message: null),
    };

    /// <summary>Returns an SQS batch. The types of its events follow each other in turns.</summary>
    public static byte[] LoadBatch(int count) => Encode(SqsBatch(count));

    /// <summary>Copies the SQS record of the fixture for each notification. Each copy has its own message id.</summary>
    private static JsonObject SqsBatch(int count)
    {
        var batch = Fixture("sns-sqs-lambda-notification");
        var records = batch["Records"]!.AsArray();
        var frame = records[0]!.DeepClone();
        records.Clear();
        for (var index = 0; index < count; index++)
        {
            var record = frame.DeepClone().AsObject();
            record["messageId"] = string.Create(CultureInfo.InvariantCulture, $"a51214fa-59a8-4fe4-ba5b-1c615e5b{index + 3980:0000}");
            record["body"] = WithMessage((string)frame["body"]!, Fixture($"notification/{Batch[index % Batch.Length]}").ToJsonString(Compact));
            records.Add(record);
        }

        return batch;
    }

    /// <summary>Replaces the inner message of an SNS message. Keeps the white space that SNS adds outside the inner message.</summary>
    private static string WithMessage(string snsJson, string message)
    {
        using var sns = JsonDocument.Parse(snsJson);
        return snsJson.Replace(
            sns.RootElement.GetProperty("Message").GetRawText(), JsonValue.Create(message).ToJsonString(Compact), StringComparison.Ordinal);
    }

    private static byte[] Encode(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Compact));

    private static JsonObject Fixture(string name)
    {
        using var stream = typeof(Payloads).Assembly.GetManifestResourceStream($"{name}.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
