using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Events;

/// <summary>Tests the properties that are computed from fields.</summary>
public class EventPropertyTests
{
    [Fact]
    public void An_event_that_was_made_in_code_equals_the_same_event_from_a_payload()
    {
        var made = new CommentReactionCreatedEvent { CommentId = "1", ReactionEmojis = ["👍"], RepositoryName = "r" };

        Read("""{"event":"commentReactionCreated","commentId":"1","reactionEmojis":["👍"],"repositoryName":"r"}""").Should().Be(made);
    }

    [Fact]
    public void A_pull_request_that_was_made_in_code_equals_the_same_event_from_a_payload()
    {
        var made = new PullRequestCreatedEvent { PullRequestId = "1", RepositoryName = "r", IsMerged = false, Source = GitReference.Branch("x") };

        Read("""{"event":"pullRequestCreated","pullRequestId":"1","repositoryNames":["r"],"isMerged":"False","sourceReference":"refs/heads/x"}""").Should().Be(made);
    }

    [Fact]
    public void Renaming_the_repository_renames_its_ARN()
    {
        var made = new ReferenceCreatedEvent
        {
            Reference = GitReference.Branch("x"),
            RepositoryName = "old",
            RepositoryArn = new Arn("arn:aws:codecommit:eu-west-1:111122223333:old"),
        };

        (made with { RepositoryName = "new" }).RepositoryArn.Should().Be(new Arn("arn:aws:codecommit:eu-west-1:111122223333:new"));
        (made with { RepositoryName = null }).RepositoryArn.Should().BeNull();
    }

    [Fact]
    public void Renaming_the_repository_of_a_pull_request_replaces_the_list_of_names()
    {
        var made = new PullRequestCreatedEvent { PullRequestId = "1", RepositoryNames = ["old", "other"] };

        (made with { RepositoryName = "new" }).RepositoryNames.Should().Equal("new");
        (made with { RepositoryName = null }).RepositoryNames.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"event":"referenceUpdated","referenceFullName":"refs/tags/a","referenceName":"b","referenceType":"branch"}""", "refs/tags/a")]
    [InlineData("""{"event":"referenceUpdated","referenceName":"a","referenceType":"TAG"}""", "refs/tags/a")]
    [InlineData("""{"event":"referenceUpdated","referenceName":"a","referenceType":"branch"}""", "refs/heads/a")]
    [InlineData("""{"event":"referenceUpdated","referenceName":"a"}""", "refs/heads/a")]
    [InlineData("""{"event":"referenceUpdated","referenceName":"a","referenceFullName":""}""", "refs/heads/a")]
    public void A_reference_is_read_from_its_full_name_or_its_short_name(string json, string fullName) =>
        Read<ReferenceUpdatedEvent>(json).Reference.FullName.Should().Be(fullName);

    [Fact]
    public void A_reference_that_is_set_sets_its_type() =>
        new ReferenceCreatedEvent { Reference = GitReference.Parse("refs/notes/commits") }.ReferenceType.Should().BeNull();

    [Fact]
    public void The_default_reference_has_an_empty_name() => new ReferenceCreatedEvent { Reference = default }.Reference.FullName.Should().BeEmpty();

    [Theory]
    [InlineData("conflictDetailLevel")]
    [InlineData("conflictDetailsLevel")]
    public void The_level_of_conflicts_is_read_in_either_spelling(string name)
    {
        var json = $$"""{"event":"unreferencedMergeCommitCreated","{{name}}":"LINE_LEVEL"}""";

        Read<UnreferencedMergeCommitCreatedEvent>(json).Merge!.ConflictDetailLevel.Should().Be(ConflictDetailLevel.Line);
        EventWriter.WriteString(EventParser.Parse(json)[0]).Should().Be(json);
    }

    [Theory]
    [InlineData("\"True\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("\"maybe\"", null)]
    [InlineData("null", null)]
    [InlineData("true", true)]
    public void IsMerged_is_read_from_text(string json, bool? isMerged) =>
        Read<PullRequestStatusChangedEvent>($$"""{"event":"pullRequestStatusChanged","pullRequestId":"1","isMerged":{{json}}}""").IsMerged.Should().Be(isMerged);

    [Fact]
    public void The_text_of_a_comment_is_the_newest_of_its_thread()
    {
        var made = new CommentOnCommitCreatedEvent { CommentId = "1", Thread = [new() { Text = "first" }, new() { Text = "last" }] };

        made.Text.Should().Be("last");
        (made with { Thread = [] }).Text.Should().BeNull();
        (made with { Thread = null }).Text.Should().BeNull();
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("0", 0)]
    [InlineData("-1", null)]
    [InlineData("1.0", null)]
    [InlineData("٣", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void A_number_in_a_string_must_consist_of_digits(string text, int? number)
    {
        var json = $$$"""{"detailType":"x","source":"aws.codecommit","detail":{"event":"commentOnCommitCreated","commentId":"1"},"additionalAttributes":{"commentedLineNumber":"{{{text}}}"}}""";
        var delivery = EventParser.Parse(json)[0];

        ((CommentEvent)delivery.Event).CommentedLineNumber.Should().Be(number);
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(json), EventWriter.Write(delivery)).Should().BeNull();
    }

    [Fact]
    public void A_property_that_is_set_to_null_is_null()
    {
        var made = new PullRequestCreatedEvent { PullRequestId = "1", IsMerged = null, Source = null, Destination = null, NumberOfFilesAdded = null };

        (made.IsMerged, made.Source, made.Destination, made.NumberOfFilesAdded).Should().Be((null, null, null, null));
        made.Should().Be(new PullRequestCreatedEvent { PullRequestId = "1" });
    }

    [Fact]
    public void The_raw_text_of_an_unknown_event_that_was_made_in_code_is_its_JSON()
    {
        new UnknownCodeBuildEvent { Json = "{}" }.RawText.Should().Be("{}");
        new UnknownCodeCommitEvent { Json = "{}" }.Should().Match<UnknownCodeCommitEvent>(made => made.RawText == "{}" && made.EventName.Length == 0);
    }

    [Fact]
    public void Renaming_the_repository_of_a_pull_request_renames_its_ARN_too()
    {
        var made = new PullRequestCreatedEvent { PullRequestId = "1", RepositoryArn = new Arn("arn:aws:codecommit:eu-west-1:111122223333:old") };

        (made with { RepositoryName = "new" }).RepositoryArn.Should().Be(new Arn("arn:aws:codecommit:eu-west-1:111122223333:new"));
    }

    [Fact]
    public void A_reference_with_a_short_name_alone_can_be_written_as_a_trigger()
    {
        var read = Read("""{"event":"referenceCreated","referenceName":"a","referenceType":"tag"}""");

        EventWriter.WriteString(new EventDelivery { Event = read, Envelope = new TriggerEnvelope(read) }).Should().Contain("\"ref\":\"refs/tags/a\"");
    }

    private static CodeCommitEvent Read(string json) => Read<CodeCommitEvent>(json);

    private static T Read<T>(string json)
        where T : CodeCommitEvent =>
        EventParser.Parse(json)[0].Event.Should().BeAssignableTo<T>().Subject;
}
