using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>An object with the list <c>Records</c>, as Lambda gets it. Lists do not lie directly in each other.</summary>
internal sealed class RecordListForm : PayloadForm
{
    public override bool Matches(JsonCursor value, ObjectPlace place) =>
        place != ObjectPlace.ListItem && value.Has("Records"u8, JsonTokenType.StartArray);
}
