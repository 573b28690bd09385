using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Generates any event with any facts. Uses only a few names, so that rules often match.</summary>
internal static class AnyOccasion
{
    private static readonly Gen<string?> Repository = Gen.OneOf<string?>("a", "ab", "abc", "b", "", null);

    private static readonly Gen<GitReference> Reference = Gen.OneOf(
        "main", "ma", "m/x", "release/1", "refs/tags/main", "refs/tags/v1", "refs/notes/main").Select(GitReference.Parse);

    private static readonly Gen<Arn?> CallerArn = Gen.OneOf<Arn?>(new Arn(Given.Maintainer), new Arn(Given.Bot), new Arn("AROAX:mary"), null);

    private static readonly Gen<string?> Text = Gen.OneOf<string?>("/build", "/build all", "no", null);

    private static readonly Gen<ServiceEvent> Kind = Gen.OneOf([.. EveryEvent.ByName.Values]);

    private static readonly Gen<EventFacts> Facts = Gen.Select(
        Gen.OneOf<string?>("feat!: x", "fix(api): x", "docs: x [skip ci]", "", null),
        Gen.OneOf<string?>("src/a.cs", "docs/a.md", "", null),
        Gen.Bool,
        Gen.Int[0, 4],
        (message, path, isComplete, build) => new EventFacts
        {
            BuildBatch = GivenFacts.BatchOf(build),
            BuildHistory = GivenFacts.HistoryOf(build),
            Commit = message is null ? null : new() { Message = message },
            ChangedFiles = path is null ? null : new() { Files = path.Length == 0 ? [] : [Given.Modified(path)], IsComplete = isComplete },
        });

    public static Gen<(ServiceEvent Event, EventFacts Facts)> Any { get; } = Gen.Select(
        Gen.Select(Kind, Repository, Reference, Reference),
        Gen.Select(CallerArn, Text, Gen.Bool),
        Facts,
        (names, rest, facts) => (Of(names.Item1, names.Item2, names.Item3, names.Item4, rest.Item1, rest.Item2, rest.Item3), facts));

    private static ServiceEvent Of(ServiceEvent kind, string? repository, GitReference reference, GitReference other, Arn? caller, string? text, bool hasCommit) => kind switch
    {
        ReferenceUpdatedEvent updated => updated with { RepositoryName = repository, Reference = reference, CallerUserArn = caller, CommitId = hasCommit ? Given.Commit : null },
        ReferenceEvent moved => moved with { RepositoryName = repository, Reference = reference, CallerUserArn = caller },
        PullRequestCreatedEvent opened => opened with
        {
            RepositoryName = repository,
            Destination = reference,
            Source = hasCommit ? other : null,
            Title = text,
            Author = caller,
            ChangedFiles = hasCommit ? [Given.Added("src/a.cs")] : null,
        },
        PullRequestEvent pullRequest => pullRequest with { RepositoryName = repository, Destination = hasCommit ? reference : null, Source = other, CallerUserArn = caller },
        CommentEvent comment => comment with { RepositoryName = repository, CallerUserArn = caller, Thread = text is null ? null : [new() { AuthorArn = caller, Text = text }] },
        CodeCommitEvent codeCommitEvent => codeCommitEvent with { RepositoryName = repository, CallerUserArn = caller },
        BuildEvent build => build with
        {
            ProjectName = text?.Length > 2 ? "p1" : "unit-tests",
            Information = build.Information! with { Source = hasCommit ? build.Information.Source! with { Location = $"https://x/{repository}" } : null },
        },
        _ => kind,
    };
}
