using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The form of an object in a payload, recognized by its keys: a message, a list of records or a transport.</summary>
internal abstract class PayloadForm
{
    /// <summary>Whether an object has this form. The check does not take any property.</summary>
    public abstract bool Matches(JsonCursor value, ObjectPlace place);
}
