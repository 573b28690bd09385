using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests;

/// <summary>The words of the payloads' index for what a delivery is.</summary>
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
