using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Where, when and by whom a fake event happens.</summary>
internal static class FakePlace
{
    public static CodeCommitEvent Of(CodeCommitEvent codeCommitEvent, FakeFacts facts) => codeCommitEvent with
    {
        Account = FakeFacts.Account,
        Region = FakeFacts.Region,
        Time = facts.Time,
        CallerUserArn = facts.Caller,
    };
}
