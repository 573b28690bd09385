using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of an object with the list <c>Records</c>, as Lambda receives it. An item of a list never has this form.</summary>
internal sealed class RecordListForm : PayloadForm
{
    public override bool Matches(JsonCursor value, ObjectPlace place) =>
        place != ObjectPlace.ListItem && value.Has("Records"u8, JsonTokenType.StartArray);
}
