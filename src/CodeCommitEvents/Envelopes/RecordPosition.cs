using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Envelopes;

/// <summary>The position of an object in a list: <c>Records[2]</c>, <c>logEvents[2]</c>, or <c>[2]</c> in an array without a name.</summary>
public sealed record RecordPosition
{
    /// <summary>The positions in a batch of SQS messages with the default size.</summary>
    private static readonly RecordPosition[] Common =
    [
        new() { Index = 0 }, new() { Index = 1 }, new() { Index = 2 }, new() { Index = 3 }, new() { Index = 4 },
        new() { Index = 5 }, new() { Index = 6 }, new() { Index = 7 }, new() { Index = 8 }, new() { Index = 9 },
    ];

    /// <summary>The index in the list, counted from 0.</summary>
    public int Index { get; init; }

    /// <summary>Whether the list is an array without <c>Records</c>. EventBridge Pipes sends such arrays.</summary>
    internal bool IsBareArray { get; init; }

    /// <summary>Whether the list is <c>logEvents</c>, as in the data of CloudWatch Logs.</summary>
    internal bool IsLogEvent { get; private init; }

    /// <summary>The name of the list. Empty for an array without a name.</summary>
    internal string ListName => IsBareArray ? "" : IsLogEvent ? "logEvents" : "Records";

    /// <summary>The fields next to the list in the same object.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal string Path => string.Create(CultureInfo.InvariantCulture, $"{ListName}[{Index}]");

    internal static RecordPosition At(int index, bool isBareArray, JsonFields additionalFields) =>
        !isBareArray && additionalFields.Count == 0 && index < Common.Length
            ? Common[index]
            : new() { Index = index, IsBareArray = isBareArray, AdditionalFields = additionalFields };

    internal static RecordPosition InRecords(int index, JsonFields additionalFields) => At(index, isBareArray: false, additionalFields);

    internal static RecordPosition LogEvent(int index, JsonFields additionalFields) =>
        new() { Index = index, IsLogEvent = true, AdditionalFields = additionalFields };
}
