namespace CodeCommitEvents.Events;

/// <summary>The repository that an event is about, whichever service sent it.</summary>
internal static class EventRepository
{
    /// <summary>Its name; of an event of a build that of the build's CodeCommit source. Null where there is none.</summary>
    public static string? NameOf(ServiceEvent serviceEvent) => serviceEvent switch
    {
        CodeCommitEvent codeCommitEvent => codeCommitEvent.RepositoryName,
        BuildEvent build => build.Information?.Source?.RepositoryName,
        _ => null,
    };
}
