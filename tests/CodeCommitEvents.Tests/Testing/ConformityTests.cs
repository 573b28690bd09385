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

    private static List<string> Paths(SortedDictionary<string, SortedSet<string>> shape) => [.. shape.Select(path => $"{path.Key}: {string.Join(" or ", path.Value)}")];
}
