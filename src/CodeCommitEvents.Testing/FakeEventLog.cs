using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>What a fake repository sends: each event with its place, its moment and the one who acts; and ids that nobody has yet.</summary>
internal sealed class FakeEventLog(string repository, FakeData facts)
{
    private static readonly TimeSpan BetweenActs = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);

    private readonly List<CodeCommitEvent> events = [];
    private int ids;

    /// <summary>Who acts.</summary>
    public Arn Actor { get; set; } = facts.Caller;

    /// <summary>The moment of the next message.</summary>
    public DateTimeOffset Now { get; set; } = facts.Time;

    /// <summary>What was sent so far.</summary>
    public IReadOnlyList<CodeCommitEvent> Events => [.. events];

    /// <summary>Somebody who does not act by default.</summary>
    public Arn Colleague => facts.Colleague;

    /// <summary>Does something, and gives what was sent of it.</summary>
    public IReadOnlyList<CodeCommitEvent> Act(Action act)
    {
        var (before, start) = (events.Count, Now);
        act();
        Now = Now > start + BetweenActs ? Now : start + BetweenActs;
        return [.. events.Skip(before)];
    }

    /// <summary>Does something of which one message is sent.</summary>
    public TEvent Act<TEvent>(TEvent codeCommitEvent, Arn? who = null)
        where TEvent : CodeCommitEvent => (TEvent)Act(() => Send(codeCommitEvent, who)).Single();

    public void Send(CodeCommitEvent codeCommitEvent, Arn? who = null)
    {
        events.Add(FakeEventContext.InRepository(codeCommitEvent, repository, Now, who ?? Actor));
        Now += BetweenMessages;
    }

    public string NewCommit() => facts.Commit(NextId());

    public string NewUuid() => facts.Uuid(NextId());

    public string NewRevision() => facts.Sha256(NextId());

    private string NextId() => $"{repository} {++ids}";
}
