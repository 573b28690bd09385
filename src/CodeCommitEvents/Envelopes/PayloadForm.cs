using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The form of an object in a payload: a message, a list of records or a transport. The properties of the object determine the form.</summary>
internal abstract class PayloadForm
{
    /// <summary>Whether an object has this form. The check does not take any property.</summary>
    public abstract bool Matches(in JsonCursor value, ObjectPlace place);
}

/// <summary>Where an object is in a payload. The form of the object can depend on its place.</summary>
internal enum ObjectPlace
{
    /// <summary>The object is the whole payload, or the content of a transport.</summary>
    Alone,

    /// <summary>The object is an item of a list.</summary>
    ListItem,

    /// <summary>The object is an item of <c>logEvents</c>, a list of CloudWatch Logs.</summary>
    LogEvent,

    /// <summary>The object is the value of a property in an object without a known form.</summary>
    Property,
}
