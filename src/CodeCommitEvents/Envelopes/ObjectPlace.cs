namespace CodeCommitEvents.Envelopes;

/// <summary>Where an object is, when its form is determined.</summary>
internal enum ObjectPlace
{
    /// <summary>The object is the payload or the content of a transport.</summary>
    Alone,

    /// <summary>The object is an item of a list.</summary>
    ListItem,

    /// <summary>The object is a property value in an object of unknown form.</summary>
    Property,
}
