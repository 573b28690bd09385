using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Records the events of a fake repository. Sets the repository, time and caller of each event, and creates new ids.</summary>
internal sealed class FakeEventLog(string repository, FakeData facts)
{
    private static readonly TimeSpan BetweenActs = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);

    private readonly List<CodeCommitEvent> events = [];
    private int ids;

    /// <summary>The caller of the next events.</summary>
    public Arn Actor { get; set; } = facts.Caller;

    /// <summary>The time of the next event.</summary>
    public DateTimeOffset Now { get; set; } = facts.Time;

    /// <summary>A copy of the recorded events.</summary>
    public IReadOnlyList<CodeCommitEvent> Events => [.. events];

    /// <summary>A person other than the default caller.</summary>
    public Arn Colleague => facts.Colleague;

    /// <summary>Runs an action and returns the events that it sent.</summary>
    public IReadOnlyList<CodeCommitEvent> Act(Action act)
    {
        var (before, start) = (events.Count, Now);
        act();
        Now = Now > start + BetweenActs ? Now : start + BetweenActs;
        return [.. events.Skip(before)];
    }

    /// <summary>Sends a single event as one action.</summary>
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
