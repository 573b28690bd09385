namespace CodeCommitEvents.Events;

/// <summary>What happened to the pull request, reference, comment or build of an event. An event has one of the values; a condition can combine several values.</summary>
[Flags]
internal enum EventActivity
{
    None = 0,
    Opened = 1 << 0,
    Updated = 1 << 1,
    Closed = 1 << 2,
    Merged = 1 << 3,
    Approved = 1 << 4,
    ApprovalRevoked = 1 << 5,

    /// <summary>An approval status that this version of the library does not know.</summary>
    OtherApproval = 1 << 6,

    /// <summary>Any of the three approval values.</summary>
    ApprovalChanged = Approved | ApprovalRevoked | OtherApproval,

    RulesOverridden = 1 << 7,
    RulesReinstated = 1 << 8,
    RulesEdited = 1 << 9,
    Created = 1 << 10,
    Moved = 1 << 11,
    Deleted = 1 << 12,
    Edited = 1 << 13,
    BuildSucceeded = 1 << 14,
    BuildFailed = 1 << 15,
    BuildStopped = 1 << 16,
    BuildTimedOut = 1 << 17,
    BuildFault = 1 << 18,

    /// <summary>A build ended with a status that this version of the library does not know.</summary>
    OtherEnd = 1 << 19,

    /// <summary>A build ended without success and was not stopped.</summary>
    BuildNotSuccessful = BuildFailed | BuildTimedOut | BuildFault | OtherEnd,

    BuildEnded = BuildSucceeded | BuildStopped | BuildNotSuccessful,
}
