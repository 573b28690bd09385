namespace CodeCommitEvents.Envelopes;

/// <summary>The place of an object whose form is looked up.</summary>
internal enum ObjectPlace
{
    /// <summary>The payload, or the content of a transport.</summary>
    Alone,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>The value of a property in an object without a known form.</summary>
    Property,
}
