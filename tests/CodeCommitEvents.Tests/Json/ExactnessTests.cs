using System.Text;
using System.Text.RegularExpressions;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Tests.Json;

/// <summary>Tests that numbers and texts that .NET's own types cannot represent are read, compared and written without loss.</summary>
public class ExactnessTests
{
    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("0", "-0.0e5", true)]
    [InlineData("1E-999", "0", false)]
    [InlineData("1E-999", "10e-1000", true)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("1e400", "1e401", false)]
    [InlineData("-1", "1", false)]
    [InlineData("0.1", "0.10000000000000000000000000000000000001", false)]
    [InlineData("12345678901234567890123456789012345678901", "12345678901234567890123456789012345678902", false)]
    [InlineData("1e99999999999999999999", "1e99999999999999999998", false)]
    [InlineData("1e99999999999999999999", "1e99999999999999999999", true)]
    public void Numbers_are_compared_by_their_exact_value(string one, string other, bool areEqual) =>
        JsonFields.Parse($$"""{"a":{{one}}}""").Equals(JsonFields.Parse($$"""{"a":{{other}}}""")).Should().Be(areEqual);

    [Theory]
    [InlineData("9007199254740993.0", 9007199254740993)]
    [InlineData("9007199254740992.0", 9007199254740992)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-922337203685477580.8e1", long.MinValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-9223372036854775809.0", null)]
    [InlineData("1E-999", null)]
    [InlineData("0E-999", 0L)]
    [InlineData("1e19", null)]
    [InlineData("1e18", 1_000_000_000_000_000_000)]
    [InlineData("\"+5\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"true\"", null)]
    public void A_whole_number_is_read_exactly_or_kept_as_it_is(string json, long? number)
    {
        var payload = $$$"""{"build-id":"b","build-status":"FAILED","additional-information":{"build-number":{{{json}}}}}""";

        var delivery = EventParser.Parse(payload)[0];

        ((BuildEvent)delivery.Event).Information!.BuildNumber.Should().Be(number);
        ((BuildEvent)delivery.Event).Information!.AdditionalFields.Count.Should().Be(number is null ? 1 : 0);
        EventParser.Parse(EventWriter.Write(delivery)).Should().Equal(delivery);
    }

    [Theory]
    [InlineData("""{"event":"referenceDeleted","referenceName":"a","\ud800":1}""")]
    [InlineData("""{"event":"referenceDeleted","referenceName":"a","\ud800":{"\udc00":[]},"\udc00x":"\ud83d","x":1}""")]
    [InlineData("""{"event":"approvalRuleTemplateCreated","repositories":{"a\ud83d":"1\ud83d","\udc4d":"2"}}""")]
    [InlineData("""{"messageId":"1","body":"\ud800"}""")]
    [InlineData("""{"messageId":"1","body":"{\"a\ud83d"}""")]
    [InlineData("""{"messageId":"1","body":"hi","messageAttributes":{"\ud800":{"stringValue":"\ud800"},"b":{}}}""")]
    [InlineData("""{"Type":"SubscriptionConfirmation","Message":"\udc00 m","Token":"\ud800"}""")]
    [InlineData("""{"\ud800":{"event":"referenceDeleted","referenceName":"a"},"x":1}""")]
    [InlineData("""{"\ud800":"{\"event\":\"referenceDeleted\",\"referenceName\":\"\\ud800\"}","\udc00":1}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("\"\\\"\\ud800\\\"\"")]
    public void Unpaired_surrogates_in_names_and_texts_are_kept(string json)
    {
        var deliveries = EventParser.Parse(json);

        var written = EventWriter.Write(deliveries);

        SemanticJson.Difference(Encoding.UTF8.GetBytes(json), written).Should().BeNull(Encoding.UTF8.GetString(written));
        EventParser.Parse(written).Should().Equal(deliveries);
        var archived = System.Text.Json.JsonSerializer.Serialize(deliveries);
        System.Text.Json.JsonSerializer.Deserialize<List<EventDelivery>>(archived).Should().Equal(deliveries);
    }

    /// <param name="text">The text. Surrogates are written as escape sequences, because an attribute cannot contain an unpaired one.</param>
    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("a\\ud83d")]
    [InlineData("\\ud83da")]
    [InlineData("\\ud83d\\ud83d\\udc4d")]
    [InlineData("\\ud83d\\udc4d\\udc4d")]
    [InlineData("\\udc4d\\ud83d")]
    [InlineData("\\ud83d\\udc4d")]
    [InlineData("a\\ud83d\\udc4da\\ud83d")]
    public void A_cut_or_swapped_surrogate_is_written_as_it_is(string text)
    {
        var made = new PullRequestCreatedEvent { PullRequestId = "1", Title = Regex.Unescape(text) };

        ((PullRequestCreatedEvent)EventParser.Parse(EventWriter.Write(new EventDelivery { Event = made }))[0].Event).Title.Should().Be(Regex.Unescape(text));
    }

    [Theory]
    [InlineData("\\ud83d\\udc4d", true)]
    [InlineData("a\\ud83d\\udc4d\\ud83d\\udc4db", true)]
    [InlineData("\\ud83d\\udc4d\\udc4d", false)]
    [InlineData("\\ud83d", false)]
    public void Only_a_text_with_an_unpaired_surrogate_is_not_well_formed(string text, bool isWellFormed) =>
        JsonTextWriter.IsWellFormed(Regex.Unescape(text)).Should().Be(isWellFormed);

    [Theory]
    [InlineData("\\ud83d\\udc4d", "👍", false)]
    [InlineData("\\ud83d\\n\\u0041", "\\ud83d\nA", true)]
    public void The_escapes_of_a_pair_are_one_character_also_at_the_end(string escaped, string text, bool isLone)
    {
        var utf8 = new byte[escaped.Length];
        var length = JsonEscapes.Remove(Encoding.UTF8.GetBytes(escaped), utf8, out var hasLoneSurrogate);

        (Encoding.UTF8.GetString(utf8, 0, length), hasLoneSurrogate).Should().Be((text, isLone));
    }

    [Theory]
    [InlineData("""{"a":{"x":1}}""", """{"a":{"x":1,"y":2}}""", false)]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1}}""", false)]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1,"z":2}}""", false)]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"y":2,"x":1}}""", true)]
    [InlineData("""{"a":{"x":0,"x":1}}""", """{"a":{"x":1}}""", true)]
    [InlineData("""{"a":[1]}""", """{"a":[1,1]}""", false)]
    public void Objects_are_compared_in_both_directions_by_their_last_properties(string one, string other, bool areEqual) =>
        JsonFields.Parse(one).Equals(JsonFields.Parse(other)).Should().Be(areEqual);

    [Fact]
    public void An_SNS_confirmation_inside_an_SNS_message_is_written_once()
    {
        const string Json = """{"Type":"Notification","Message":"{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"m\",\"Token\":\"t\",\"SubscribeURL\":\"u\"}"}""";

        EventWriter.WriteString(EventParser.Parse(Json)[0]).Should().Be(Json);
    }

    [Theory]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","repositoryNames":["b"],"repositoryName":"a"}""")]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","repositoryNames":[],"repositoryName":"a"}""")]
    [InlineData("""{"detail-type":"x","source":"aws.codecommit","resources":["arn:aws:codecommit:r:1:c"],"detail":{"event":"pullRequestCreated","pullRequestId":"1","repositoryNames":["b"],"repositoryName":"a"}}""")]
    public void A_repository_name_beside_repository_names_is_kept(string json)
    {
        var delivery = EventParser.Parse(json)[0];

        SemanticJson.Difference(Encoding.UTF8.GetBytes(json), EventWriter.Write(delivery)).Should().BeNull();
        System.Text.Json.JsonSerializer.Deserialize<EventDelivery>(System.Text.Json.JsonSerializer.Serialize(delivery)).Should().Be(delivery);
        System.Text.Json.JsonSerializer.Deserialize<ServiceEvent>(System.Text.Json.JsonSerializer.Serialize(delivery.Event)).Should().Be(delivery.Event);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    public void Only_short_texts_are_shared(int length)
    {
        var utf8 = Encoding.UTF8.GetBytes(new string('q', length));

        ReferenceEquals(Utf8StringPool.Get(utf8), Utf8StringPool.Get(utf8)).Should().Be(length <= 256, "a long text must not stay in memory");
    }

    [Theory]
    [InlineData("""{"Records":[{"Records":[]}]}""")]
    [InlineData("""[{"Records":[{}]}]""")]
    public void A_list_of_records_in_a_record_is_not_unwrapped(string json) =>
        EventParser.Parse(json).Should().ContainSingle().Which.Event.Should().BeOfType<ForeignEvent>();

    [Theory]
    [InlineData("""{"Type":"Other","Message":"{}"}""")]
    [InlineData("""{"TopicArn":"t","Message":{}}""")]
    [InlineData("""{"TopicArn":1,"Message":"{}"}""")]
    [InlineData("""{"TopicArn":"t"}""")]
    [InlineData("""{"Message":"{}"}""")]
    [InlineData("""{"Sns":"text"}""")]
    [InlineData("""{"body":"{}"}""")]
    [InlineData("""{"messageId":1,"body":"{}"}""")]
    [InlineData("""{"receiptHandle":{},"body":"{}"}""")]
    [InlineData("""{"messageId":"1"}""")]
    [InlineData("""{"requestContext":"x","body":"{}"}""")]
    [InlineData("""{"requestContext":{}}""")]
    [InlineData("""{"logEvents":[{"message":"{}"}]}""")]
    [InlineData("""{"message":"{}","id":"1","timestamp":1}""")]
    [InlineData("""{"kinesis":{"data":7}}""")]
    public void An_object_that_only_resembles_a_wrapper_is_not_unwrapped(string json) =>
        EventParser.Parse(json).Should().ContainSingle().Which.Transports.Should().BeEmpty();
}
