using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Envelopes;

/// <summary>The position of an object in a list: <c>Records[2]</c>, or <c>[2]</c> in an array without <c>Records</c>.</summary>
public sealed record RecordPosition
{
    private static readonly RecordPosition[] Common =
        [.. Enumerable.Range(0, 10).Select(index => new RecordPosition { Index = index })];

    /// <summary>The index in the list, counted from 0.</summary>
    public int Index { get; init; }

    /// <summary>Whether the list is an array without <c>Records</c>. EventBridge Pipes sends such arrays.</summary>
    internal bool IsBareArray { get; init; }

    /// <summary>The fields next to <c>Records</c> in the same object.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal string Path => string.Create(CultureInfo.InvariantCulture, $"{(IsBareArray ? "" : "Records")}[{Index}]");

    internal static RecordPosition At(int index, bool isBareArray, JsonFields additionalFields) =>
        !isBareArray && additionalFields.Count == 0 && index < Common.Length
            ? Common[index]
            : new() { Index = index, IsBareArray = isBareArray, AdditionalFields = additionalFields };
}
