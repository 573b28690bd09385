namespace CodeCommitEvents.Events;

/// <summary>Writes and reads the names of unknown facts on which a decision was based.</summary>
internal static class FactNames
{
    /// <summary>Returns the names, such as <c>Commit, ChangedFiles</c>. Null if there are none.</summary>
    public static string? Write(EventFactKinds facts) => facts == EventFactKinds.None ? null : facts.ToString();

    /// <summary>Returns the facts with these names. None for an unknown name, which a newer version of the library may have written.</summary>
    public static EventFactKinds Read(string names) => Enum.TryParse<EventFactKinds>(names, out var facts) ? facts : EventFactKinds.None;

    /// <summary>Returns, in words that follow the name of a build, that the build was requested on an assumption. Empty if it was not.</summary>
    public static string Assumption(EventFactKinds facts) => Write(facts) is { } names ? $" on an assumption, because facts are unknown: {names}" : "";
}
