using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>
/// Tests that fakes have the same keys, JSON types and formats as real payloads. The environment variable CODECOMMIT_EVENTS_CORPUS
/// contains the path of a folder with captures. If it is not set, the fakes are compared only with the payloads in tests/Payloads.
/// </summary>
public sealed class ConformityTests
{
    public static TheoryData<string> Captures { get; } = Files("notification", "wrapped", "trigger", "codebuild");

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_fake_has_the_shape_of_the_capture(string file)
    {
        if (file.Length == 0)
        {
            return; // no captures
        }

        ShouldBeAlike(Path.Combine(Corpus!, file), Paths, "AWS sends");
    }

    /// <summary>The payloads in tests/Payloads for which there is a fake: one for each event in each envelope.</summary>
    public static TheoryData<string> Payloads { get; } =
    [
        .. Tests.Payloads.Index.Select(row => row.File).Where(file => !file.StartsWith("wrapped/", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(file) is var name
            && (EveryFake.Events().OfType<CodeCommitEvent>().Any(made => made.EventName == name && (EveryFake.HasNotification(made) || !file.StartsWith("notification/", StringComparison.Ordinal)))
                || name is "state-failed.notification" or "state-succeeded.notification" or "phase-succeeded.notification")),
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_fake_has_the_shape_of_the_payload_beside_the_tests(string file) => ShouldBeAlike(Path.Combine(Tests.Payloads.Folder, file), Paths, "AWS sends");

    /// <summary>
    /// The keys that are not compared with the documented examples of EventBridge events, because real events differ from these
    /// examples. For example, only replies have <c>inReplyTo</c>, and descriptions and names of people are optional.
    /// </summary>
    private static readonly string[] KnownDifferences =
    [
        "$.detail.inReplyTo", "$.detail.displayName", "$.detail.emailAddress", "$.detail.description", "$.detail.callerUserArn",
    ];

    public static TheoryData<string> Examples { get; } = Files("eventbridge");

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_fake_has_the_keys_of_the_documented_example(string file)
    {
        if (file.Length == 0)
        {
            return; // no captures
        }

        // Ids and dates of the examples are invented or masked, so only keys and JSON types are compared.
        ShouldBeAlike(Path.Combine(Corpus!, file), Kinds, "AWS documents");
    }

    public static TheoryData<string, string> Wrappers => new()
    {
        { "shape__lambda-sqs-sns-event.json", Encoding.UTF8.GetString(FakePayloads.SqsToLambda(FakeMessages.Sns("hello"))) },
        { "shape__lambda-sqs-event-plain-text.json", Encoding.UTF8.GetString(FakePayloads.SqsToLambda("hello")) },
        { "shape__sns-https-SubscriptionConfirmation.json", Signed(signer => signer.SubscriptionConfirmation()) },
        { "shape__sns-https-UnsubscribeConfirmation.json", Signed(signer => signer.UnsubscribeConfirmation()) },
        { "shape__sns-https-Notification-plain-text.json", Signed(signer => signer.Notification(FakeMessages.Trigger(FakeEvents.ReferenceUpdated()))) },
        { "shape__sns-sqs-body-raw-delivery-disabled.json", FakeMessages.Sns(FakeMessages.Trigger(FakeEvents.ReferenceUpdated())) },
    };

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void A_wrapper_has_the_keys_of_the_documented_one(string file, string fake)
    {
        if (Corpus is null)
        {
            return;
        }

        var documented = Kinds(JsonShape.Of(File.ReadAllText(Path.Combine(Corpus, "wrapped", file))));

        // Other tests compare the inner message.
        Kinds(JsonShape.Of(fake)).Select(Opaque).Where(path => !path.Contains("Message<", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Should().Equal(documented.Select(Opaque).Where(path => !path.Contains("Message<", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
    }

    private static void ShouldBeAlike(string file, Func<SortedDictionary<string, SortedSet<string>>, List<string>> view, string says)
    {
        var payload = File.ReadAllText(file);

        var real = view(JsonShape.Of(payload));
        var fake = view(JsonShape.Of(FakeLike(EventParser.Parse(payload)[0])));

        fake.Except(real, StringComparer.Ordinal).Should().BeEmpty("{0} no such thing", says);
        real.Except(fake, StringComparer.Ordinal).Should().BeEmpty("{0} it", says);
    }

    private static string Opaque(string path) => path.Replace("JSON in a string", "string", StringComparison.Ordinal);

    private static string Signed(Func<FakeSnsSigner, FakeHttpRequest> request)
    {
        using var signer = new FakeSnsSigner();
        return request(signer).Body;
    }

    private static string? Corpus => Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_CORPUS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Returns only real captures of current messages: documented examples and messages from before 2020 differ from them.</summary>
    private static TheoryData<string> Files(params string[] folders) => Corpus is null ? [""] :
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Corpus, folder), "*.json"))
            .Select(file => Path.GetRelativePath(Corpus, file))
            .Where(file => !Path.GetFileName(file).StartsWith("shape__", StringComparison.Ordinal) && !file.Contains("aws-", StringComparison.Ordinal) && !file.Contains("eb-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string FakeLike(EventDelivery delivery)
    {
        var made = FakeLike(delivery.Event);
        return delivery switch
        {
            { Envelope: EventBridgeEnvelope } => FakeMessages.EventBridge(made),
            { Envelope: TriggerEnvelope } => FakeMessages.Trigger((CodeCommitEvent)made),
            { Transports: [SnsTransport { IsLambdaRecord: true }] } => Encoding.UTF8.GetString(FakePayloads.SnsToLambda(made)),
            _ => FakeMessages.Notification(made),
        };
    }

    private static ServiceEvent FakeLike(ServiceEvent real) => real switch
    {
        ReferenceUpdatedEvent { Merge.Option: { } option } => FakeEvents.ReferenceMerged(option),
        CommentOnPullRequestCreatedEvent { InReplyTo: { } } => FakeEvents.CommentOnPullRequestCreated() with { InReplyTo = FakeEvents.CommentOnPullRequestCreated(seed: 1).CommentId },
        BuildStateChangeEvent build => WithVariables(FakeEvents.BuildStateChange(build.BuildStatus), build),
        BuildPhaseChangeEvent build => WithVariables(FakeEvents.BuildPhaseChange(), build),
        ApprovalRuleTemplateEvent template => (ApprovalRuleTemplateEvent)EveryFake.Events().First(made => made.GetType() == real.GetType()) with { Repositories = template.Repositories },
        _ => EveryFake.Events().First(made => made.GetType() == real.GetType()),
    };

    /// <summary>Copies the environment variables of the capture to the fake, because each project has other variables.</summary>
    private static BuildEvent WithVariables(BuildEvent made, BuildEvent real) => made with
    {
        Information = made.Information! with { Environment = made.Information.Environment! with { EnvironmentVariables = real.Information!.Environment!.EnvironmentVariables } },
    };

    /// <summary>The paths in a shape, with JSON types instead of formats, and without the known differences.</summary>
    private static List<string> Kinds(SortedDictionary<string, SortedSet<string>> shape) =>
    [
        .. shape.Where(path => !Array.Exists(KnownDifferences, known => path.Key.StartsWith(known, StringComparison.Ordinal)))
            .Select(path => $"{path.Key}: {string.Join(" or ", path.Value.Select(kind => kind is "object" or "array" or "boolean" or "JSON in a string" or "Null" or "Number" ? kind : "string").Distinct(StringComparer.Ordinal))}"),
    ];

    private static List<string> Paths(SortedDictionary<string, SortedSet<string>> shape) => [.. shape.Select(path => $"{path.Key}: {string.Join(" or ", path.Value)}")];
}
