namespace CodeCommitEvents.Envelopes;

/// <summary>Where an object stands whose form is asked for.</summary>
internal enum ObjectPlace
{
    /// <summary>It is the payload, or the content of a transport.</summary>
    Alone,

    /// <summary>It is an item of a list.</summary>
    ListItem,

    /// <summary>It is the value of a property in an object of no known form.</summary>
    Property,
}
