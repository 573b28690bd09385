using System.Collections.Concurrent;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CsCheck;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>Tests what is true of all events of a fake repository after any sequence of actions.</summary>
public sealed class FakeRepositoryHistoryTests
{
    private static readonly string[] Branches = ["main", "develop", "feature/x", "feature/y"];
    private static readonly Arn[] People = [.. new[] { "mary", "li", "bob" }.Select(name => new Arn($"arn:aws:iam::111122223333:user/{name}"))];
    private static readonly MergeOption[] Options = [MergeOption.FastForward, MergeOption.Squash, MergeOption.ThreeWay];

    private static readonly Gen<int[]> Acts = Gen.Int[0, int.MaxValue].Array[1, 60];

    [Fact]
    public void Each_event_has_the_last_tip_of_its_reference_as_the_old_commit_and_times_increase() => Acts.Sample(acts =>
    {
        var sent = Play(acts).Events;
        var tips = new Dictionary<GitReference, string?>();
        foreach (var reference in sent.OfType<ReferenceEvent>())
        {
            var (old, tip) = reference switch
            {
                ReferenceUpdatedEvent updated => (updated.OldCommitId, updated.CommitId),
                ReferenceDeletedEvent deleted => (deleted.OldCommitId, null),
                _ => (null, ((ReferenceCreatedEvent)reference).CommitId),
            };
            if (tips.TryGetValue(reference.Reference, out var before) || reference.Reference != GitReference.Branch("main"))
            {
                old.Should().Be(before);
            }

            tips[reference.Reference] = tip;
        }

        sent.Select(one => one.Time).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    });

    [Fact]
    public void A_merge_has_the_tips_of_both_branches() => Acts.Sample(acts =>
    {
        var sent = Play(acts).Events;
        for (var index = 0; index < sent.Count; index++)
        {
            if (sent[index] is not ReferenceUpdatedEvent { Merge: { } merge } pushed)
            {
                continue;
            }

            var merged = sent.Skip(index).OfType<PullRequestMergeStatusUpdatedEvent>().First();
            (merge.DestinationCommitId, merge.SourceCommitId, merge.Option).Should().Be((pushed.OldCommitId, merged.SourceCommit, merged.MergeOption));
            (merged.Destination, merged.DestinationCommit).Should().Be((pushed.Reference, pushed.OldCommitId));
            (merge.BaseCommitId is null).Should().Be(merge.Option == MergeOption.FastForward);
            (pushed.CommitId == merge.SourceCommitId).Should().Be(merge.Option == MergeOption.FastForward);
        }
    });

    [Fact]
    public void A_pull_request_has_one_author_and_ends_once() => Acts.Sample(acts =>
    {
        foreach (var pullRequest in Play(acts).Events.OfType<PullRequestEvent>().GroupBy(one => one.PullRequestId, StringComparer.Ordinal))
        {
            pullRequest.Select(one => (one.Author, one.CreationDate, one.Title)).Distinct().Should().ContainSingle();
            pullRequest.First().Should().BeOfType<PullRequestCreatedEvent>().Which.CallerUserArn.Should().Be(pullRequest.First().Author);
            pullRequest.SkipLast(1).Should().NotContain(one => one.Status != PullRequestStatus.Open);
            pullRequest.OfType<PullRequestApprovalStateChangedEvent>().Should().NotContain(one => one.CallerUserArn == one.Author);
            pullRequest.OfType<PullRequestSourceBranchUpdatedEvent>().Select(one => one.RevisionId).Should().OnlyHaveUniqueItems();
        }
    });

    [Fact]
    public void Every_event_is_read_back_from_a_notification_and_from_an_EventBridge_event() => Acts.Sample(
        acts =>
        {
            foreach (var sent in Play(acts).Events)
            {
                ((CodeCommitEvent)EventParser.Parse(FakePayloads.SnsToSqsToLambda(sent))[0].Event with { NotificationBody = null }).Should().Be(sent);
                EventParser.Parse(FakePayloads.EventBridgeToLambda(sent))[0].Event.GetType().Should().Be(sent.GetType());
            }
        },
        iter: 20);

    [Fact]
    public void Random_actions_produce_every_event_of_a_repository()
    {
        var sent = new ConcurrentDictionary<Type, bool>();
        Acts.Sample(acts => Play(acts).Events.All(one => sent.TryAdd(one.GetType(), true) || true), iter: 500);

        sent.Keys.Should().Contain(
        [
            typeof(ReferenceCreatedEvent), typeof(ReferenceUpdatedEvent), typeof(ReferenceDeletedEvent), typeof(CommentOnCommitCreatedEvent),
            typeof(PullRequestCreatedEvent), typeof(PullRequestSourceBranchUpdatedEvent), typeof(PullRequestStatusChangedEvent), typeof(PullRequestMergeStatusUpdatedEvent),
            typeof(PullRequestApprovalStateChangedEvent), typeof(PullRequestApprovalRuleOverriddenEvent), typeof(CommentOnPullRequestCreatedEvent), typeof(CommentOnPullRequestUpdatedEvent),
        ]);
    }

    private static FakeRepository Play(int[] acts)
    {
        var repository = new FakeRepository("shop");
        var pullRequests = new List<FakePullRequest>();
        var comments = new List<CommentOnPullRequestCreatedEvent>();
        foreach (var act in acts)
        {
            repository.Actor = People[act % People.Length];
            try
            {
                Do(act / People.Length, repository, pullRequests, comments);
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
            {
                // The fake refuses the action, as CodeCommit does. No event is sent.
            }
        }

        return repository;
    }

    private static void Do(int act, FakeRepository repository, List<FakePullRequest> pullRequests, List<CommentOnPullRequestCreatedEvent> comments)
    {
        var branch = Branches[act / 16 % Branches.Length];
        var pullRequest = pullRequests.Count == 0 ? null : pullRequests[act / 16 % pullRequests.Count];
        switch (act % 16)
        {
            case 0 or 1 or 2:
                repository.Push(branch);
                break;
            case 3:
                repository.ForcePush(branch);
                break;
            case 4:
                repository.Tag("v1", branch);
                break;
            case 5:
                repository.DeleteBranch(branch);
                break;
            case 6:
                repository.Comment("Why?", branch);
                break;
            case 7 or 8:
                pullRequests.Add(repository.OpenPullRequest(branch, Branches[act / 64 % Branches.Length]));
                break;
            case 9 when pullRequest is not null:
                comments.Add(pullRequest.Comment("/build"));
                break;
            case 10 when pullRequest is not null && comments.Count > 0:
                pullRequest.Edit(comments[act % comments.Count], "/biuld");
                comments.Add(pullRequest.Reply(comments[act % comments.Count], "Done."));
                break;
            case 11:
                pullRequest?.Approve();
                break;
            case 12:
                pullRequest?.RevokeApproval();
                break;
            case 13:
                pullRequest?.OverrideRules();
                break;
            case 14:
                pullRequest?.Merge(Options[act / 64 % Options.Length], deleteSource: act / 256 % 2 == 0);
                break;
            default:
                pullRequest?.Close();
                break;
        }
    }
}
