using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A form of an object in a payload: a message, a list of records or a transport. It is recognized by property names.</summary>
internal abstract class PayloadForm
{
    /// <summary>Whether an object has this form. No property is taken.</summary>
    public abstract bool Matches(JsonCursor value, ObjectPlace place);
}
