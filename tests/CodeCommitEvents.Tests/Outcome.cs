using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests;

/// <summary>The outcome of an event, in the words of tests/Payloads/INDEX.md.</summary>
internal static class Outcome
{
    public static string Of(ServiceEvent serviceEvent) => serviceEvent switch
    {
        UnknownCodeCommitEvent or UnknownCodeBuildEvent => "unknown",
        SnsControlMessage => "control",
        UnreadableMessage => "unreadable",
        UntypedMessage => "foreign",
        _ => "event",
    };
}
