using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Envelopes;

/// <summary>Where an object stands in the list that it came in: <c>Records[2]</c>, or <c>[2]</c> of a bare array.</summary>
public sealed record RecordPosition
{
    private static readonly RecordPosition[] Common =
        [.. Enumerable.Range(0, 10).Select(index => new RecordPosition { Index = index })];

    /// <summary>The place in the list, counted from 0.</summary>
    public int Index { get; init; }

    /// <summary>Whether the list is a bare array, as EventBridge Pipes sends it, and not the <c>Records</c> of an object.</summary>
    internal bool IsBareArray { get; init; }

    /// <summary>The fields beside <c>Records</c> that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal string Path => string.Create(CultureInfo.InvariantCulture, $"{(IsBareArray ? "" : "Records")}[{Index}]");

    internal static RecordPosition At(int index, bool isBareArray, JsonFields additionalFields) =>
        !isBareArray && additionalFields.Count == 0 && index < Common.Length
            ? Common[index]
            : new() { Index = index, IsBareArray = isBareArray, AdditionalFields = additionalFields };
}
