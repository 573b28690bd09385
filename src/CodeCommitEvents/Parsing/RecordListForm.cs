using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>An object with a list <c>Records</c>, as Lambda receives it. A list cannot directly contain another list.</summary>
internal sealed class RecordListForm : PayloadForm
{
    public override bool Matches(JsonCursor value, ObjectPlace place) =>
        place != ObjectPlace.ListItem && value.Has("Records"u8, JsonTokenType.StartArray);
}
