using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>
/// The texts whose hashes are the keys of claims and the tokens of CodeBuild. They must not change: if a new version of the library made other
/// keys, messages that arrive around its deployment would start their builds twice.
/// </summary>
public sealed class IdentityFormatTests
{
    private const string Account = "12:111122223333;";
    private const string Region = "12:eu-central-1;";
    private const string Push = "12:payments-api;16:referenceUpdated;";
    private const string Moved = "15:refs/heads/main;-1:;40:ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10;";

    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static readonly ReferenceUpdatedEvent Pushed = Given.Push("refs/heads/main") with { Account = "111122223333", Region = "eu-central-1", Time = Time };

    private static readonly BuildRequest Request = new() { ProjectName = "ci", RuleName = "rule" };

    [Fact]
    public void A_build_is_identified_by_its_change_its_rule_its_project_and_its_ordinal_after_the_first()
    {
        const string Change = $"{Account}{Region}{Push}10:1767323045;{Moved}";

        KeyOf(new() { Event = Pushed }).Should().Be(Hash($"{Change}4:rule;2:ci;"));
        KeyOf(new() { Event = Pushed }, Request with { Ordinal = 1 }).Should().Be(Hash($"{Change}4:rule;4:ci\n1;"));
        KeyOf(new() { Event = Pushed }, Request with { RuleName = null }).Should().Be(Hash($"{Change}-1:;2:ci;"));
    }

    [Fact]
    public void A_group_of_superseded_builds_is_identified_by_its_subject_its_rule_and_its_project()
    {
        var superseding = Request with { CancelsSuperseded = true };

        ActionIdentity.Of(new() { Event = Pushed }, superseding).Group.Should().Be(Hash($"{Account}{Region}12:payments-api;15:refs/heads/main;4:rule;2:ci;"));
        ActionIdentity.Of(new() { Event = FakeEvents.ApprovalRuleTemplateCreated() }, superseding).Group.Should().BeNull();
        ActionIdentity.Of(new() { Event = Pushed }, Request).Group.Should().BeNull("this build supersedes no other build");
    }

    [Fact]
    public void A_notification_is_identified_by_its_change_and_its_channel() =>
        ActionIdentity.Of(new() { Event = Pushed }, new NotificationRequest { ChannelName = "team", RuleName = "rule", Event = Pushed }, batch: null).Key
            .Should().Be(Hash($"{Account}{Region}{Push}10:1767323045;{Moved}-1:;7:channel;4:team;"));

    [Fact]
    public void The_moment_is_the_id_of_a_trigger_or_the_time_or_a_mark_of_the_event_or_the_id_on_the_bus_or_the_id_of_the_message()
    {
        var timeless = Pushed with { Time = null };
        var message = new SqsTransport { MessageId = "m-1", Position = new() { Index = 2 } };
        var comment = FakeEvents.CommentOnCommitCreated() with { Time = null };

        MarkOf(new() { Event = Pushed, Envelope = new TriggerEnvelope { EventId = "e-1", EventPartNumber = 3 } }).Should().Be("3:e-1;1:3;");
        MarkOf(new() { Event = Pushed, Envelope = new TriggerEnvelope { EventId = "e-1" } }).Should().Be("3:e-1;-1:;");
        MarkOf(new() { Event = Pushed, Transports = [new EventBridgeTransport { Time = Time.AddSeconds(1) }] }).Should().Be("10:1767323045;");
        MarkOf(new() { Event = Pushed with { Time = Time.AddMilliseconds(-678) }, Envelope = new EventBridgeEnvelope { Id = "bus-1" }, Transports = [new EventBridgeTransport { Time = Time }] })
            .Should().Be("-1:;3:bus;5:bus-1;", "the time is the one at which somebody put the event on the bus");
        MarkOf(new() { Event = timeless, Envelope = new EventBridgeEnvelope { Id = "bus-1" } }).Should().Be("-1:;3:bus;5:bus-1;");
        MarkOf(new() { Event = timeless, Envelope = new EventBridgeEnvelope { Id = " " }, Transports = [message] }).Should().StartWith("-1:;7:message;3:m-1;");
        ActionIdentity.Of(new() { Event = comment }, Request).Key
            .Should().Be(Hash($"{Account}{Region}12:payments-api;24:commentOnCommitCreated;-1:;5:event;{Part(comment.CommentId)}{Part(comment.CommentId)}4:rule;2:ci;"
                .Replace("24:commentOnCommitCreated", Part(comment.WireName)[..^1], StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_any_moment_the_identity_is_the_place_in_the_payload_and_says_so()
    {
        var identity = ActionIdentity.Of(new() { Event = Pushed with { Time = null } }, Request);

        identity.HasMoment.Should().BeFalse();
        identity.Key.Should().Be(Hash($"{Account}{Region}{Push}-1:;4:path;0:;{Moved}4:rule;2:ci;"));
        ActionIdentity.Of(new() { Event = Pushed }, Request).HasMoment.Should().BeTrue();
    }

    [Fact]
    public void A_name_with_a_lone_surrogate_is_hashed_in_UTF_16_and_any_other_name_in_UTF_8()
    {
        KeyOf(new() { Event = Pushed }, Request with { ProjectName = "\ud83d\ude80é" }).Should().Be(Hash($"{Account}{Region}{Push}10:1767323045;{Moved}4:rule;3:\ud83d\ude80é;"));

        var text = $"{Account}{Region}{Push}10:1767323045;{Moved}4:rule;1:\ud83d;";
        KeyOf(new() { Event = Pushed }, Request with { ProjectName = "\ud83d" }).Should().Be(Hex([0xFF, .. MemoryMarshal.AsBytes(text.AsSpan())]));
    }

    [Fact]
    public void A_further_build_of_one_claim_has_a_token_of_the_time_at_which_the_claim_was_acquired_first_or_of_its_holder()
    {
        var identity = ActionIdentity.Of(new() { Event = Pushed }, Request);
        BuildClaim Claim(DateTimeOffset? first) => new() { Key = identity.Key, State = BuildClaimState.Acquired, Holder = "holder", FirstAcquired = first };

        identity.TokenFor(Claim(Time)).Should().Be(Hash($"64:{identity.Key};18:{Time.UtcTicks};"));
        identity.TokenFor(Claim(null)).Should().Be(Hash($"64:{identity.Key};6:holder;"));
    }

    private static string KeyOf(EventDelivery delivery, BuildRequest? request = null) => ActionIdentity.Of(delivery, request ?? Request).Key;

    /// <summary>Returns the part of the identity of a push that <see cref="MomentMark"/> adds.</summary>
    private static string MarkOf(EventDelivery delivery)
    {
        var parts = new List<string?>();
        MomentMark.AddTo(parts, delivery).Should().BeTrue();
        return string.Concat(parts.Select(Part));
    }

    private static string Part(string? part) => $"{part?.Length ?? -1}:{part};";

    private static string Hash(string text) => Hex(Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();
}
