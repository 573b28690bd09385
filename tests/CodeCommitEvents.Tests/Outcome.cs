using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests;

/// <summary>The outcomes that the index of the payloads lists.</summary>
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
