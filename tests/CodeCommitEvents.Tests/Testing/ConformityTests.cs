using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>
/// Fakes have the keys, the JSON types and the formats of real captures, where a folder of those is beside the repository: a
/// fake that drifts from what AWS sends fails here.
/// </summary>
public sealed class ConformityTests
{
    public static TheoryData<string> Captures { get; } = [.. Files("notification").Concat(Files("wrapped")).Concat(Files("trigger")).Concat(Files("codebuild"))];

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_fake_has_the_shape_of_the_capture(string file)
    {
        if (file.Length == 0)
        {
            return; // There is no such folder.
        }

        var capture = File.ReadAllText(Path.Combine(Corpus!, file));
        var delivery = EventParser.Parse(capture)[0];

        var real = Paths(JsonShape.Of(capture));
        var fake = Paths(JsonShape.Of(FakeLike(delivery)));

        fake.Except(real, StringComparer.Ordinal).Should().BeEmpty("AWS sends no such thing");
        real.Except(fake, StringComparer.Ordinal).Should().BeEmpty("AWS sends it");
    }

    /// <summary>
    /// What AWS's examples of EventBridge events show and AWS does not send, or the other way round (each is known from captures or
    /// stands in the documents as an error): replies only are <c>inReplyTo</c>, descriptions and names of people are optional, and so on.
    /// </summary>
    private static readonly string[] KnownDifferences =
    [
        "$.detail.inReplyTo", "$.detail.displayName", "$.detail.emailAddress", "$.detail.description", "$.detail.callerUserArn",
        "$.detail.repositories.",
    ];

    public static TheoryData<string> Examples { get; } = [.. Files("eventbridge")];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_fake_has_the_keys_of_the_documented_example(string file)
    {
        if (file.Length == 0)
        {
            return; // There is no such folder.
        }

        var example = File.ReadAllText(Path.Combine(Corpus!, file));

        // Ids and dates of the examples are invented or masked: keys and JSON types are what they teach.
        var documented = Kinds(JsonShape.Of(example));
        var fake = Kinds(JsonShape.Of(FakeMessages.EventBridge(FakeLike(EventParser.Parse(example)[0].Event))));

        fake.Except(documented, StringComparer.Ordinal).Should().BeEmpty("AWS documents no such thing");
        documented.Except(fake, StringComparer.Ordinal).Should().BeEmpty("AWS documents it");
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

        // What is in the message is another's business.
        Kinds(JsonShape.Of(fake)).Select(Opaque).Where(path => !path.Contains("Message<", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Should().Equal(documented.Select(Opaque).Where(path => !path.Contains("Message<", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
    }

    private static string Opaque(string path) => path.Replace("JSON in a string", "string", StringComparison.Ordinal);

    private static string Signed(Func<FakeSnsSigner, FakeWebRequest> request)
    {
        using var signer = new FakeSnsSigner();
        return request(signer).Body;
    }

    private static string? Corpus => Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_CORPUS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Real captures only: documented examples and those from before 2020 differ from what is sent.</summary>
    private static IEnumerable<string> Files(string folder) => Corpus is null ? [""] : Directory.EnumerateFiles(Path.Combine(Corpus, folder), "*.json")
        .Select(file => Path.GetRelativePath(Corpus, file))
        .Where(file => !Path.GetFileName(file).StartsWith("shape__", StringComparison.Ordinal) && !file.Contains("aws-", StringComparison.Ordinal) && !file.Contains("eb-", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string FakeLike(EventDelivery delivery)
    {
        var made = FakeLike(delivery.Event);
        return delivery switch
        {
            { Envelope: TriggerEnvelope } => FakeMessages.Trigger((CodeCommitEvent)made),
            { Transports: [SnsTransport { IsLambdaRecord: true }] } => Encoding.UTF8.GetString(FakePayloads.SnsToLambda(made)),
            _ => FakeMessages.Notification(made),
        };
    }

    private static ServiceEvent FakeLike(ServiceEvent real) => real switch
    {
        ReferenceUpdatedEvent { Merge.Option: { } option } => FakeEvents.ReferenceMerged(option),
        CommentOnPullRequestCreatedEvent { InReplyTo: { } } => FakeEvents.CommentOnPullRequestCreated() with { InReplyTo = FakeEvents.CommentOnPullRequestCreated(seed: 1).CommentId },
        BuildStateChangeEvent build => FakeEvents.BuildStateChange(build.BuildStatus),
        BuildPhaseChangeEvent build when FakeEvents.BuildPhaseChange() is var made => made with
        {
            // Which variables a build has is its owner's business.
            Information = made.Information! with { Environment = made.Information.Environment! with { EnvironmentVariables = build.Information!.Environment!.EnvironmentVariables } },
        },
        _ => EveryFake.Events().First(made => made.GetType() == real.GetType()),
    };

    /// <summary>Paths with JSON types only, without what is known to differ.</summary>
    private static List<string> Kinds(SortedDictionary<string, SortedSet<string>> shape) =>
    [
        .. shape.Where(path => !Array.Exists(KnownDifferences, known => path.Key.StartsWith(known, StringComparison.Ordinal)))
            .Select(path => $"{path.Key}: {string.Join(" or ", path.Value.Select(kind => kind is "object" or "array" or "boolean" or "JSON in a string" or "Null" or "Number" ? kind : "string").Distinct(StringComparer.Ordinal))}"),
    ];

    private static List<string> Paths(SortedDictionary<string, SortedSet<string>> shape) => [.. shape.Select(path => $"{path.Key}: {string.Join(" or ", path.Value)}")];
}
