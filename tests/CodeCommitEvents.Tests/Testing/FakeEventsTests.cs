using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

public sealed class FakeEventsTests
{
    public static TheoryData<string> Names { get; } = [.. EveryFake.Factories.Select(factory => factory.Name)];

    [Fact]
    public void There_is_a_factory_for_every_event()
    {
        var types = typeof(ServiceEvent).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && (type.IsSubclassOf(typeof(CodeCommitEvent)) || type.IsSubclassOf(typeof(BuildEvent))))
            .Where(type => !type.Name.StartsWith("Unknown", StringComparison.Ordinal));

        EveryFake.Events().Select(made => made.GetType()).Distinct().Should().BeEquivalentTo(types);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_an_equal_event_and_another_seed_a_different_one(string name)
    {
        var factory = EveryFake.Factories.Single(candidate => candidate.Name == name);

        EveryFake.Make(factory).Should().Be(EveryFake.Make(factory));
        EveryFake.Make(factory, seed: 1).Should().NotBe(EveryFake.Make(factory));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_read_back_from_every_wrapper_that_can_contain_it(string name)
    {
        var made = EveryFake.Make(EveryFake.Factories.Single(candidate => candidate.Name == name));
        foreach (var payload in Payloads(made))
        {
            var delivery = EventParser.Parse(payload).Should().ContainSingle().Which;

            delivery.Event.GetType().Should().Be(made.GetType());
            EventWriter.AdditionalFieldPaths(delivery).Should().BeEmpty();
            EventWriter.Write(delivery).Should().Equal(payload);
        }
    }

    [Fact]
    public void A_notification_contains_the_complete_event_and_adds_only_its_prose()
    {
        foreach (var made in EveryFake.Events().Where(EveryFake.HasNotification))
        {
            var read = EventParser.Parse(FakePayloads.SnsToLambda(made))[0].Event;

            (read is CodeCommitEvent codeCommitEvent ? codeCommitEvent with { NotificationBody = null } : read).Should().Be(made);
        }
    }

    [Fact]
    public void A_changed_event_is_consistent_in_a_payload()
    {
        var shaped = FakeEvents.PullRequestCreated() with { RepositoryName = "shop", Region = "us-east-1", Account = "444455556666", PullRequestId = "99" };

        var read = (PullRequestCreatedEvent)EventParser.Parse(FakePayloads.SnsToSqsToLambda(shaped))[0].Event;

        read.RepositoryArn.Should().Be(new Arn("arn:aws:codecommit:us-east-1:444455556666:shop"));
        read.NotificationBody.Should().Contain("repository: shop.").And.Contain("Pull request name: 99.")
            .And.EndWith("https://us-east-1.console.aws.amazon.com/codesuite/codecommit/repositories/shop/pull-requests/99?region=us-east-1.");
    }

    [Fact]
    public void A_changed_comment_and_a_changed_build_are_consistent_too()
    {
        var caller = new Arn("arn:aws:sts::444455556666:assumed-role/maintainers/mary");
        var comment = FakeEvents.CommentOnPullRequestCreated("/build") with { RepositoryName = "shop", Region = "us-east-1", CallerUserArn = caller };
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed) with { Region = "us-east-1", Account = "444455556666" };

        var said = (CommentOnPullRequestCreatedEvent)EventParser.Parse(FakePayloads.SnsToLambda(comment))[0].Event;
        var built = (BuildStateChangeEvent)EventParser.Parse(FakePayloads.EventBridgeToLambda(build))[0].Event;

        (said.ResourceArn, said.Thread![0].AuthorArn).Should().Be((new Arn("arn:aws:codecommit:us-east-1:111122223333:shop"), caller));
        (built.BuildArn.Region, built.BuildArn.Account, built.BuildId).Should().Be(("us-east-1", "444455556666", build.BuildId));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_rejected_by_a_channel_that_does_not_send_it(string name)
    {
        var made = EveryFake.Make(EveryFake.Factories.Single(candidate => candidate.Name == name));

        IsRefused(() => FakeMessages.Notification(made)).Should().Be(!EveryFake.HasNotification(made));
        IsRefused(() => FakeMessages.EventBridge(made)).Should().Be(made is TriggerTestEvent);
        if (made is CodeCommitEvent codeCommitEvent)
        {
            IsRefused(() => FakeMessages.Trigger(codeCommitEvent)).Should().Be(made is not (ReferenceEvent or TriggerTestEvent));
        }
    }

    [Fact]
    public void The_author_the_times_and_the_file_counts_of_a_changed_pull_request_are_consistent()
    {
        var time = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var shaped = FakeEvents.PullRequestCreated() with
        {
            CallerUserArn = new Arn("arn:aws:iam::111122223333:user/nobody"),
            Account = "444455556666",
            RepositoryName = "shop",
            Time = time,
            ChangedFiles = [new() { FilePath = "a.cs" }, new() { FilePath = "b.cs", ChangeType = FileChangeType.Added }],
        };

        var read = (PullRequestCreatedEvent)EventParser.Parse(FakePayloads.SnsToLambda(shaped))[0].Event;

        (read.CallerUserArn, read.Author).Should().Be((new Arn("arn:aws:iam::444455556666:user/nobody"), new Arn("arn:aws:iam::444455556666:user/nobody")));
        (read.CreationDate, read.LastModifiedDate).Should().Be((time, time));
        (read.NumberOfFilesAdded, read.NumberOfFilesModified, read.NumberOfFilesDeleted).Should().Be((1, 1, 0));
        read.ChangedFiles![0].ChangeType.Should().Be(FileChangeType.Modified);
    }

    [Fact]
    public void A_property_that_was_changed_keeps_its_value()
    {
        var author = new Arn("arn:aws:iam::777788889999:user/author");
        var shaped = FakeEvents.PullRequestCreated() with { Author = author, CreationDate = FakeEvents.PullRequestCreated().Time - TimeSpan.FromDays(1), NumberOfFilesAdded = 500, NotificationBody = "short" };

        var read = (PullRequestCreatedEvent)EventParser.Parse(FakePayloads.SnsToLambda(shaped))[0].Event;

        (read.Author, read.CreationDate, read.NumberOfFilesAdded, read.NotificationBody).Should().Be((author, shaped.CreationDate, 500, "short"));
    }

    [Fact]
    public void The_ids_of_a_repository_and_a_build_follow_their_names()
    {
        var push = FakeEvents.ReferenceUpdated() with { RepositoryName = "shop" };
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed) with { ProjectName = "shop-ci" };

        var pushed = (ReferenceUpdatedEvent)EventParser.Parse(FakePayloads.SnsToLambda(push))[0].Event;
        var built = (BuildStateChangeEvent)EventParser.Parse(FakePayloads.SnsToLambda(build))[0].Event;

        pushed.RepositoryId.Should().NotBe(push.RepositoryId).And.Be(new FakeRepository("shop").Push("x")[0].RepositoryId);
        built.BuildId.Should().StartWith("shop-ci:");
    }

    [Fact]
    public void A_push_that_moves_several_references_is_one_record_of_a_trigger_with_a_subject()
    {
        var repository = new FakeRepository("shop");
        repository.Push("feature/x");
        repository.OpenPullRequest("feature/x");

        var message = FakeMessages.Trigger(repository.Push("feature/x", "feature/y"));

        var read = EventParser.Parse(FakePayloads.SnsToLambda(message));
        read.Select(delivery => ((ReferenceEvent)delivery.Event).Reference.Name).Should().Equal("feature/x", "feature/y");
        read.Select(delivery => ((TriggerEnvelope)delivery.Envelope!).EventId).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        ((SnsTransport)read[0].Transports[0]).Subject.Should().Be("UPDATE: AWS CodeCommit eu-central-1 push: shop");
        EventParser.Parse(FakePayloads.TriggerToLambda(repository.Push("a", "b", "c"))).Should().HaveCount(3);
    }

    [Fact]
    public void A_trigger_must_have_references_of_one_push_to_one_repository()
    {
        var repository = new FakeRepository();
        repository.Push("feature/x");
        repository.Push("feature/y");
        IsRefused(() => FakeMessages.Trigger(repository.Events)).Should().BeTrue("these are two pushes");
        ((Action)(() => FakePayloads.SnsToSqsToLambda())).Should().Throw<ArgumentException>().WithMessage("A batch of a queue must have at least one record.*");
        ((Action)(() => FakePayloads.SqsToLambda("{}", null!))).Should().Throw<ArgumentNullException>();
        IsRefused(() => FakeMessages.Trigger([])).Should().BeTrue();
        IsRefused(() => FakeMessages.Trigger([FakeEvents.PullRequestCreated()])).Should().BeTrue();
        IsRefused(() => FakeMessages.Trigger([FakeEvents.ReferenceUpdated(), FakeEvents.ReferenceUpdated() with { RepositoryName = "shop" }])).Should().BeTrue();
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("payments-ci-nightly")]
    [InlineData("my-payments-ci")]
    public void A_build_is_in_its_project_however_often_the_event_is_made_consistent(string project)
    {
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed).CustomizeConsistently(it => it with { ProjectName = project }).CustomizeConsistently(it => it);

        var sent = (BuildStateChangeEvent)EventParser.Parse(FakePayloads.EventBridgeToLambda(build))[0].Event;

        sent.Should().Be(build);
        sent.BuildId.Should().StartWith($"{project}:");
        (sent.Information!.Logs!.GroupName, sent.ConsoleUrl!.AbsolutePath.Split('/')[^2]).Should().Be(($"/aws/codebuild/{project}", sent.BuildId.Replace(":", "%3A", StringComparison.Ordinal)));
        sent.Information.Logs.DeepLink.Should().Contain($"$252Fcodebuild$252F{project}/log-events/");
    }

    [Fact]
    public void CustomizeConsistently_returns_a_consistent_event()
    {
        var opened = FakeEvents.PullRequestCreated().CustomizeConsistently(pr => pr with { RepositoryName = "shop", CallerUserArn = new Arn("arn:aws:iam::111122223333:user/bot"), ChangedFiles = [] });
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed).CustomizeConsistently(it => it with { Information = it.Information! with { SourceVersion = "main" } });

        (opened.RepositoryArn!.Value.Resource, opened.Author, opened.NumberOfFilesModified).Should().Be(("shop", opened.CallerUserArn, 0));
        opened.Should().Be((PullRequestCreatedEvent)EventParser.Parse(FakePayloads.SnsToLambda(opened))[0].Event with { NotificationBody = null });
        build.Information!.SourceVersion.Should().Be("main");
        ((Action)(() => opened.CustomizeConsistently<PullRequestCreatedEvent>(_ => null!))).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com", "us-east-1.console.aws.amazon.com")]
    [InlineData("cn-north-1", "aws-cn", "amazonaws.com.cn", "cn-north-1.console.amazonaws.cn")]
    [InlineData("us-gov-west-1", "aws-us-gov", "amazonaws.com", "us-gov-west-1.console.amazonaws-us-gov.com")]
    public void The_envelope_has_the_region_account_and_time_of_its_event(string region, string partition, string domain, string console)
    {
        var time = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var shaped = FakeEvents.PullRequestCreated() with { Region = region, Account = "444455556666", Time = time };
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed) with { Region = region, ProjectName = "shop-ci" };

        var delivery = EventParser.Parse(FakePayloads.SnsToSqsToLambda(shaped))[0];
        var built = (BuildStateChangeEvent)EventParser.Parse(FakePayloads.SnsToLambda(build))[0].Event;

        var (queue, topic, read) = ((SqsTransport)delivery.Transports[0], (SnsTransport)delivery.Transports[1], (PullRequestCreatedEvent)delivery.Event);
        queue.EventSourceArn.Should().Be(new Arn($"arn:{partition}:sqs:{region}:444455556666:builds"));
        topic.TopicArn.Should().Be(new Arn($"arn:{partition}:sns:{region}:444455556666:changes"));
        topic.SigningCertUrl.Should().StartWith($"https://sns.{region}.{domain}/");
        topic.Timestamp.Should().BeAfter(time);
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(queue.Attributes!["SentTimestamp"], System.Globalization.CultureInfo.InvariantCulture)).Should().BeAfter(topic.Timestamp!.Value);
        read.NotificationBody.Should().Contain($"https://{console}/");
        (read.CallerUserArn!.Value.Partition, read.RepositoryArn!.Value.Partition).Should().Be((partition, partition));
        built.Information!.Source!.Location.Should().Be($"https://git-codecommit.{region}.{domain}/v1/repos/payments-api");
        built.Information.Logs!.GroupName.Should().Be("/aws/codebuild/shop-ci");
        built.Information.Logs.DeepLink.Should().Contain($"region={region}").And.Contain("shop-ci");
    }

    [Fact]
    public void A_build_that_is_changed_to_failed_has_a_failed_phase()
    {
        var build = FakeEvents.BuildStateChange(BuildStatus.Succeeded).CustomizeConsistently(it => it with { BuildStatus = BuildStatus.Failed });

        build.Information!.FailedPhase!.PhaseType.Should().Be(BuildPhaseType.Build);
    }

    [Fact]
    public void Two_pushes_have_the_same_trigger_id_and_different_event_ids()
    {
        var read = new[] { FakeEvents.ReferenceUpdated(), FakeEvents.ReferenceUpdated(seed: 1) }
            .Select(push => (TriggerEnvelope)EventParser.Parse(FakePayloads.TriggerToLambda(push))[0].Envelope!).ToList();

        read[0].EventTriggerConfigId.Should().Be(read[1].EventTriggerConfigId);
        read[0].EventId.Should().NotBe(read[1].EventId);
    }

    [Fact]
    public void A_seed_has_a_range()
    {
        ((Action)(() => FakeEvents.PullRequestCreated(-1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => FakeEvents.PullRequestCreated(1_000_001))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_batch_can_contain_different_messages_and_the_ids_of_its_records_are_known()
    {
        string[] bodies =
        [
            FakeMessages.Sns(FakeMessages.Notification(FakeEvents.PullRequestCreated())),
            FakeMessages.EventBridge(FakeEvents.ReferenceUpdated()),
            FakeMessages.Trigger(FakeEvents.ReferenceCreated()),
            "hello",
            "{\"broken\": ",
        ];

        var read = EventParser.Parse(FakePayloads.SqsToLambda(bodies));

        read.Select(delivery => delivery.Event.GetType()).Should().Equal(
            typeof(PullRequestCreatedEvent), typeof(ReferenceUpdatedEvent), typeof(ReferenceCreatedEvent), typeof(PlainTextMessage), typeof(UnreadableMessage));
        read.Select(delivery => delivery.Transports.OfType<SqsTransport>().Single().MessageId)
            .Should().Equal(bodies.Select(FakePayloads.SqsMessageId)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void There_are_fakes_of_unknown_foreign_and_broken_messages()
    {
        FakeEvents.Unknown().EventName.Should().Be("repositoryFrozen");
        FakeEvents.Unreadable().JsonPath.Should().Be("Records[0].body");
        EventParser.Parse(FakePayloads.SnsToLambda(FakeMessages.Foreign()))[0].Event.Should().BeOfType<ForeignEvent>().Which.Source.Should().Be("aws.codepipeline");
        EventParser.Parse(FakePayloads.SnsToLambda(FakeMessages.Malformed()))[0].Event.Should().BeOfType<UnreadableMessage>();
        ((Action)(() => EventParser.Parse(FakeMessages.Malformed()))).Should().Throw<EventParseException>();
    }

    private static IEnumerable<byte[]> Payloads(ServiceEvent made)
    {
        if (made is ReferenceEvent or TriggerTestEvent)
        {
            yield return FakePayloads.TriggerToLambda((CodeCommitEvent)made);
            yield return FakePayloads.TriggerToSnsToLambda((CodeCommitEvent)made);
        }

        if (EveryFake.HasNotification(made))
        {
            yield return FakePayloads.SnsToLambda(made);
            yield return FakePayloads.SnsToSqsToLambda(made);
            yield return FakePayloads.RawSnsToSqsToLambda(made);
        }

        if (made is not TriggerTestEvent)
        {
            yield return FakePayloads.EventBridgeToLambda(made);
            yield return FakePayloads.EventBridgeToSnsToLambda(made);
            yield return FakePayloads.EventBridgeToSqsToLambda(made);
        }
    }

    private static bool IsRefused(Func<string> write)
    {
        try
        {
            write();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
