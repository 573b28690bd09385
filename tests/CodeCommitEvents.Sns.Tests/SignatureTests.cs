using System.Text;
using System.Text.Json.Nodes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>Messages that SNS has signed are accepted, and messages of which any signed part was changed are refused.</summary>
public sealed class SignatureTests : VerifierTest
{
    public static TheoryData<string, string?> Texts { get; } = new()
    {
        { "plain", null },
        { "plain", "" },
        { "plain", "UPDATE: AWS CodeCommit" },
        { "{\"detail\":{\"a\":\"\\\"\\\\\\n\"}}", "two\tparts" },
        { "line\nbreak\r\nand \u00e4\u20ac\U0001f600 </script> & ' \u2028", " not trimmed " },
        { " \n", null },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_message_that_SNS_has_signed_is_accepted_with_both_versions_of_the_signature(string message, string? subject)
    {
        foreach (var version in new[] { "1", "2" })
        {
            var result = await VerifyAsync(Topic.Notification(message, subject, version));

            result.Reason.Should().BeNull();
            var kept = JsonNode.Parse(result.Message.Span)!.AsObject();
            ((string?)kept["Message"]).Should().Be(message);
            ((string?)kept["Subject"]).Should().Be(subject);
        }
    }

    [Theory]
    [InlineData("SubscriptionConfirmation")]
    [InlineData("UnsubscribeConfirmation")]
    public async Task Messages_about_subscriptions_are_accepted_with_both_versions_of_the_signature(string type)
    {
        (await VerifyAsync(Topic.Control(type, "1"))).Reason.Should().BeNull();
        (await VerifyAsync(Topic.Control(type, "2"))).Reason.Should().BeNull();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task The_messages_of_the_testing_package_are_accepted(string version)
    {
        using var signer = new FakeSnsSigner();
        using var trusted = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(signer.CertificatePem);
        Host.Serve(FakeSnsSigner.CertificateUrl.AbsoluteUri, signer.CertificatePem);
        var requests = new[]
        {
            signer.Notification(FakeMessages.Notification(FakeEvents.PullRequestCreated()), version), signer.Notification(FakeMessages.Trigger(FakeEvents.ReferenceUpdated()), version),
            signer.SubscriptionConfirmation(version), signer.UnsubscribeConfirmation(version),
        };

        foreach (var request in requests)
        {
            var body = JsonNode.Parse(request.Body)!;
            Time.Now = DateTimeOffset.Parse((string)body["Timestamp"]!, System.Globalization.CultureInfo.InvariantCulture);
            var verifier = Create(options =>
            {
                options.Topics.Clear();
                options.Topics.Add((string)body["TopicArn"]!);
                options.TrustedRoots = [trusted];
            });
            (await verifier.VerifyAsync(new(), Encoding.UTF8.GetBytes(request.Body))).Reason.Should().BeNull();
        }
    }

    [Fact]
    public async Task Only_signed_fields_are_kept_so_that_nobody_can_add_an_event_to_a_genuine_message()
    {
        var message = Topic.Notification("hello", change: fields =>
        {
            fields["detail-type"] = "CodeCommit Repository State Change";
            fields["source"] = "aws.codecommit";
            fields["detail"] = new JsonObject { ["event"] = "referenceUpdated" };
            fields["Records"] = new JsonArray();
            fields["MessageAttributes"] = new JsonObject();
            fields["Token"] = "t";
            fields["requestContext"] = new JsonObject();
            fields["body"] = "{}";
        });

        var result = await VerifyAsync(message);

        JsonNode.Parse(result.Message.Span)!.AsObject().Select(field => field.Key).Should().BeEquivalentTo(
            "Message", "MessageId", "Timestamp", "TopicArn", "Type", "SignatureVersion", "Signature", "SigningCertURL");
        EventParser.Parse(result.Message.Span).Should().ContainSingle().Which.Event.Should().BeOfType<PlainTextMessage>();
    }

    [Fact]
    public async Task A_subject_of_null_is_no_subject()
    {
        var message = Topic.Notification("hello");
        message["Subject"] = null;

        (await VerifyAsync(message)).Reason.Should().BeNull();
    }

    [Theory]
    [InlineData("Notification")]
    [InlineData("SubscriptionConfirmation")]
    [InlineData("UnsubscribeConfirmation")]
    public async Task A_message_of_which_any_field_was_changed_removed_added_or_made_another_type_is_refused(string type)
    {
        var genuine = type == "Notification" ? Topic.Notification("hello", "subject") : Topic.Control(type);
        string[] names = [.. genuine.Select(field => field.Key).Where(name => name != "UnsubscribeURL")];
        var forged = 0;
        foreach (var name in names)
        {
            var text = (string)genuine[name]!;
            JsonNode?[] values = [text + " ", text + "x", text.ToUpperInvariant(), text[1..], "", JsonValue.Create(1), new JsonArray(text), new JsonObject(), null, JsonValue.Create(true)];
            foreach (var value in values)
            {
                var changed = genuine.DeepClone();
                changed[name] = value;
                if (JsonNode.DeepEquals(changed, genuine))
                {
                    continue;
                }

                forged++;
                await RefusedAsync(changed);
            }

            var without = genuine.DeepClone().AsObject();
            without.Remove(name);
            await RefusedAsync(without);
        }

        if (type == "Notification")
        {
            var added = Topic.Notification("hello");
            added["Subject"] = "added";
            await RefusedAsync(added);
        }

        forged.Should().BeGreaterThan(names.Length * 7);
    }

    [Fact]
    public async Task A_signature_of_another_message_of_another_key_or_of_the_other_version_is_refused()
    {
        using var other = new Topic();
        var message = Topic.Notification("hello");
        var second = Topic.Notification("other");
        var asVersion2 = message.DeepClone();
        asVersion2["SignatureVersion"] = "2";
        var swapped = message.DeepClone();
        swapped["Signature"] = (string)second["Signature"]!;

        await RefusedAsync(other.Notification("hello"));
        await RefusedAsync(asVersion2);
        await RefusedAsync(swapped);
        foreach (var version in new[] { "0", "3", "01", "1 ", "" })
        {
            message["SignatureVersion"] = version;
            await RefusedAsync(message);
        }

        foreach (var signature in new[] { "", "?", "AAAA", new string('A', 4000), "====" })
        {
            second["Signature"] = signature;
            await RefusedAsync(second);
        }
    }

    [Theory]
    [InlineData("""{"Type":"Notification","Type":"Notification",""")]
    [InlineData("""{"Message":"forged",""")]
    [InlineData("""{"\u004dessage":"forged",""")]
    [InlineData("""{"TopicArn":"arn:aws:sns:eu-central-1:111122223333:changes",""")]
    [InlineData("""{"Subject":null,"Subject":null,""")]
    [InlineData("""{"Subject":null,"Subject":"",""")]
    [InlineData("""{"SigningCertURL":"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",""")]
    public async Task A_message_with_a_field_that_occurs_twice_is_refused(string start)
    {
        var text = Encoding.UTF8.GetString(Topic.Bytes(Topic.Notification("hello")));

        (await Verifier.VerifyAsync(Encoding.UTF8.GetBytes(string.Concat(start, text.AsSpan(1))))).Reason.Should().Be("A field of the message occurs twice.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{\"Type\":\"Notification\"}")]
    [InlineData("{\"Type\":\"Other\"}")]
    [InlineData("{\"Type\":\"\\ud800\"}")]
    [InlineData("{\"Message\":\"\\udc00x\",\"Type\":\"Notification\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"Type\":\"Notification\",}")]
    public async Task A_body_that_is_not_a_message_is_refused_without_a_call(string body)
    {
        var result = await Verifier.VerifyAsync(Encoding.UTF8.GetBytes(body));

        (result.IsAccepted, result.IsTransient).Should().Be((false, false));
        Host.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_body_with_a_byte_that_is_no_UTF_8_or_that_is_nested_or_huge_is_refused()
    {
        byte[][] bodies = [[(byte)'{', (byte)'"', 0xFF, (byte)'"'], [.. "{\"Type\":\""u8, 0xFF, .. "\"}"u8], Encoding.UTF8.GetBytes(new string('[', 100_000)), new byte[1024 * 1024 + 1]];

        foreach (var body in bodies)
        {
            (await Verifier.VerifyAsync(body)).IsAccepted.Should().BeFalse();
        }
    }

    [Fact]
    public async Task Signatures_with_SHA_1_can_be_refused()
    {
        var verifier = Create(options => options.RequireSignatureVersion2 = true);

        (await RefusedAsync(Topic.Notification("hello"), verifier)).Reason.Should().Contain("SHA-1");
        (await VerifyAsync(Topic.Notification("hello", version: "2"), verifier)).Reason.Should().BeNull();
    }

    [Fact]
    public async Task A_message_of_a_topic_that_is_not_in_the_options_is_refused_although_its_signature_is_right()
    {
        foreach (var arn in new[] { "arn:aws:sns:eu-central-1:444455556666:changes", Topic.Arn + "2", "arn:aws:sns:eu-central-1:111122223333:changes:1", Topic.Arn.ToUpperInvariant(), "" })
        {
            (await RefusedAsync(Topic.Notification("hello", change: fields => fields["TopicArn"] = arn))).Reason.Should().Contain("Topics");
        }

        Host.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(-119, true)]
    [InlineData(-121, false)]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task A_message_that_is_too_old_or_from_the_future_is_refused(int minutes, bool isAccepted)
    {
        var message = Topic.Notification("hello");
        Time.Now = Topic.Start.AddMinutes(-minutes);

        (await VerifyAsync(message)).IsAccepted.Should().Be(isAccepted);
    }

    [Theory]
    [InlineData("2026-11-27T12:00:00Z", true)]
    [InlineData("2026-11-27T12:00:00.001Z", true)]
    [InlineData("2026-11-27", false)]
    [InlineData("27.11.2026", false)]
    [InlineData("2026-11-27T12:00:00.000+01:00", false)]
    [InlineData("now", false)]
    public async Task The_time_is_signed_as_received_and_must_have_the_format_of_SNS(string time, bool isAccepted) =>
        (await VerifyAsync(Topic.Notification("hello", change: fields => fields["Timestamp"] = time))).IsAccepted.Should().Be(isAccepted);

    [Fact]
    public async Task The_id_of_an_accepted_message_is_the_same_for_each_delivery_and_another_one_for_another_message()
    {
        var message = Topic.Notification("hello");
        var first = await VerifyAsync(message);

        (await VerifyAsync(message)).MessageId.Should().Be(first.MessageId).And.NotBeNull();
        (await VerifyAsync(Topic.Notification("hello"))).MessageId.Should().NotBe(first.MessageId);
    }

    [Fact]
    public async Task Raw_delivery_is_refused_unless_it_is_allowed_explicitly()
    {
        var raw = new Envelopes.HttpRequestTransport
        {
            Headers = new([new("X-Amz-Sns-Rawdelivery", "true"), new("x-amz-sns-topic-arn", Topic.Arn), new("x-amz-sns-message-id", "m-1"), new("Cookie", "c")]),
        };
        var accepting = Create(options => options.AcceptRawDelivery = true);
        var body = "{\"a\":1}"u8.ToArray();

        (await Verifier.VerifyAsync(raw, body)).Reason.Should().Contain("Raw message delivery");
        var accepted = await accepting.VerifyAsync(raw, body);
        accepted.IsAccepted.Should().BeTrue();
        accepted.Message.ToArray().Should().Equal(body);
        accepted.MessageId.Should().Be($"{Topic.Arn} m-1");
        accepted.Request.Headers!.Select(header => header.Key).Should().Equal("x-amz-sns-topic-arn", "x-amz-sns-message-id");
        (await accepting.VerifyAsync(raw with { Headers = new([new("x-amz-sns-rawdelivery", "true"), new("x-amz-sns-topic-arn", "arn:aws:sns:eu-central-1:1:x")]) }, body)).IsAccepted.Should().BeFalse();
        (await accepting.VerifyAsync(raw with { Headers = new([new("x-amz-sns-rawdelivery", "true"), new("x-amz-sns-topic-arn", Topic.Arn)]) }, body)).MessageId.Should().BeNull();
        (await accepting.VerifyAsync(raw, new byte[2_000_000])).IsAccepted.Should().BeFalse();
        (await accepting.VerifyAsync(new(), body)).IsAccepted.Should().BeFalse("without the header, a signature is expected");
    }
}
