namespace CodeCommitEvents.Envelopes;

/// <summary>Where an object is in a payload. The form of the object can depend on this.</summary>
internal enum ObjectPlace
{
    /// <summary>The object is the whole payload, or the content of a transport.</summary>
    Alone,

    /// <summary>The object is an item of a list.</summary>
    ListItem,

    /// <summary>The object is the value of a property in an object without a known form.</summary>
    Property,
}
