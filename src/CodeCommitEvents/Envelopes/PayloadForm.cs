using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A form that an object of a payload can have, known by its keys: a message, a list of records or a transport.</summary>
internal abstract class PayloadForm
{
    /// <summary>Whether an object has this form. Nothing is taken from it.</summary>
    public abstract bool Matches(JsonCursor value, ObjectPlace place);
}
