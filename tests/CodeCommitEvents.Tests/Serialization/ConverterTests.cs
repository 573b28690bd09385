using System.IO.Pipelines;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>Tests that every public type of the events has its converter, and that a converter explains why JSON is not valid for its type.</summary>
public class ConverterTests
{
    private const string Comment =
        """{"source":"aws.codecommit","detailType":"T","detail":{"event":"commentOnCommitCreated","commentId":"\ud83d\ude00\ud800"},"time":"2026-03-09T08:04:45Z"}""";

    private static readonly JsonSerializerOptions Lenient = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static readonly Type[] Types =
    [
        .. typeof(ServiceEvent).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(ServiceEvent).Namespace
            && type is { IsInterface: false, IsEnum: false } && !(type.IsAbstract && type.IsSealed) && !type.IsAssignableTo(typeof(JsonConverter))),
    ];

    public static TheoryData<string> TypeNames { get; } = [.. Types.Select(type => type.Name)];

    [Fact]
    public void There_are_events_values_and_parts() =>
        Types.Should().HaveCountGreaterThan(80).And.Contain([typeof(ServiceEvent), typeof(CommentEvent), typeof(Arn), typeof(MergeOption), typeof(Comment), typeof(ValueList<>)]);

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void A_type_has_the_converter_of_its_kind_and_for_itself(string name)
    {
        var type = Types.Single(type => type.Name == name);

        var converter = type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType;

        converter.Should().Be(
            type.IsGenericType ? typeof(ValueCollectionJsonConverter)
            : type.IsAssignableTo(typeof(ServiceEvent)) ? typeof(EventJsonConverter<>).MakeGenericType(type)
            : type.GetProperty(nameof(JsonFields.Count)) is not null || type.GetMethod("<Clone>$") is not null || type == typeof(CallerIdentity)
                ? typeof(JsonRecordConverter<>).MakeGenericType(type)
            : typeof(StringValueJsonConverter<>).MakeGenericType(type));
    }

    [Theory]
    [InlineData(typeof(ServiceEvent), "[]", "The JSON of ServiceEvent must be an object.")]
    [InlineData(typeof(ServiceEvent), "{}", "The JSON is not an event: it has neither a messageType nor a detail object.")]
    [InlineData(typeof(ServiceEvent), """{"messageType":"pullRequestCreated"}""", "The messageType is unknown.")]
    [InlineData(typeof(PlainTextMessage), """{"messageType":"plainText"}""", "The property text is missing or is not a string.")]
    [InlineData(typeof(CommentEvent), """{"messageType":"plainText","text":""}""", "The JSON is of type PlainTextMessage, not CommentEvent.")]
    [InlineData(typeof(PullRequestEvent), Comment, "The JSON is of type CommentOnCommitCreatedEvent, not PullRequestEvent.")]
    [InlineData(typeof(PullRequestCreatedEvent), """{"source":"aws.codecommit","detail":{"event":"pullRequestCreated"}}""", "The JSON is of type UnknownCodeCommitEvent, not PullRequestCreatedEvent.")]
    [InlineData(typeof(Comment), "1", "The JSON of Comment must be an object.")]
    [InlineData(typeof(JsonFields), "\"\"", "The JSON of JsonFields must be an object.")]
    [InlineData(typeof(Checkout), "{}", "The property commitId is missing or is not a string.")]
    [InlineData(typeof(CallerIdentity), "null", "The JSON of CallerIdentity must be an object.")]
    [InlineData(typeof(CallerIdentity), """{"kind":"Nobody"}""", "The kind of the caller is unknown.")]
    [InlineData(typeof(BuildPhaseReason), "{}", "The property message is missing or is not a string.")]
    [InlineData(typeof(ConventionalCommit), """{"type":"feat"}""", "The property description is missing or is not a string.")]
    [InlineData(typeof(Arn), "1", "The JSON of Arn must be a string.")]
    [InlineData(typeof(MergeOption), "null", "The JSON of MergeOption must be a string.")]
    [InlineData(typeof(ValueList<int>), "{}", "The JSON of a list of Int32 must be an array.")]
    [InlineData(typeof(ValueList<string>), "[1]", "The JSON must be a string.")]
    [InlineData(typeof(ValueMap<string>), "[]", "The JSON of a map of String must be an object.")]
    public void What_does_not_fit_says_why(Type type, string json, string message) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize(json, type)).Should().Throw<JsonException>().WithMessage(message);

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        byte[] text = [(byte)'"', 0xFF, (byte)'"'];
        byte[] message = [.. """{"messageType":"plainText","text":"""u8, .. text, (byte)'}'];

        FluentActions.Invoking(() => JsonSerializer.Deserialize<Arn>(text)).Should().Throw<JsonException>().WithMessage("The text is not UTF-8.");
        FluentActions.Invoking(() => JsonSerializer.Deserialize<ServiceEvent>(message)).Should().Throw<JsonException>().WithMessage("The text is not UTF-8.");
    }

    [Fact]
    public void Null_is_no_event() => JsonSerializer.Deserialize<ServiceEvent>("null").Should().BeNull();

    [Fact]
    public void Comments_and_trailing_commas_are_skipped_where_the_options_say_so()
    {
        var read = JsonSerializer.Deserialize<ServiceEvent>(
            """{ /* a, b */ "detailType": "T", "source": "aws.codecommit", "detail": { "event": "referenceUpdated", "referenceName": "a", "list": [ 1, [], true, ], }, }""", Lenient);

        read.Should().BeOfType<ReferenceUpdatedEvent>().Which.AdditionalFields.Equals(JsonFields.Parse("""{"list":[1,[],true]}""")).Should().BeTrue();
    }

    [Fact]
    public async Task A_text_in_several_segments_is_read_as_one()
    {
        var pipe = new Pipe(new PipeOptions(minimumSegmentSize: 16));
        foreach (var piece in Encoding.UTF8.GetBytes(Comment).Chunk(16))
        {
            await pipe.Writer.WriteAsync(piece);
        }

        await pipe.Writer.CompleteAsync();

        (await JsonSerializer.DeserializeAsync<CommentOnCommitCreatedEvent>(pipe.Reader))!.CommentId.Should().Be("\ud83d\ude00\ud800");
    }

    [Fact]
    public void A_value_is_the_name_of_a_property()
    {
        var counts = new Dictionary<MergeOption, Arn> { [MergeOption.Squash] = new("a"), [new("ä\\")] = default };

        var json = JsonSerializer.Serialize(counts, AuditContext.Default.DictionaryMergeOptionArn);

        JsonSerializer.Deserialize<Dictionary<MergeOption, Arn>>(json).Should().BeEquivalentTo(counts);
        json.Should().StartWith("""{"SQUASH_MERGE":"a",""");
    }

    [Fact]
    public void The_default_of_a_value_is_the_empty_string()
    {
        JsonSerializer.Serialize((default(Arn), default(GitReference), default(MergeOption)), WithFields)
            .Should().Be("""{"Item1":"","Item2":"","Item3":""}""");
        JsonSerializer.Deserialize<GitReference>("\"\"").Should().Be(default(GitReference));
        JsonSerializer.Deserialize<Checkout>("""{"commitId":"c","reference":""}""")!.Reference.Should().Be(default(GitReference));
    }

    [Fact]
    public void A_list_may_have_nulls_and_other_peoples_types()
    {
        ValueList<string?> texts = ["a", null, "\ud800"];
        ValueList<Arn?> arns = [null, new Arn("a")];
        ValueList<Uri> addresses = [new Uri("https://example.com")];
        var map = new ValueMap<Comment?>([new("a", null), new("b", new() { Text = "t" })]);

        Again(texts).Should().Equal(texts);
        Again(arns).Should().Equal(arns);
        Again(addresses).Should().Equal(addresses);
        Again(map).Should().Equal(map);
        JsonSerializer.Deserialize<ValueList<int>>("[]").Should().BeSameAs(ValueList<int>.Empty);
        JsonSerializer.Deserialize<ValueMap<int>>("""{"a":1,"a":2}""").Should().Equal(new ValueMap<int>([new("a", 2)]));
        JsonSerializer.Deserialize<ValueMap<int>>("{}").Should().BeSameAs(ValueMap<int>.Empty);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/r/s")]
    [InlineData("arn:aws:sts::111122223333:federated-user/f")]
    [InlineData("AIDAX")]
    [InlineData("")]
    public void A_caller_is_read_back(string arn) => Again(new Arn(arn).Caller).Should().Be(new Arn(arn).Caller);

    [Theory]
    [InlineData("feat: a")]
    [InlineData("fix(api/v2)!: a\n\nbody\n\nmore\n\nRefs #1\nBREAKING CHANGE: b\n  c")]
    public void A_conventional_commit_is_read_back(string message) => Again(ConventionalCommit.Parse(message)).Should().Be(ConventionalCommit.Parse(message));

    [Fact]
    public void The_details_of_a_merge_may_be_empty() => Again(new MergeDetails()).Should().Be(new MergeDetails());

    private static T Again<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
}
