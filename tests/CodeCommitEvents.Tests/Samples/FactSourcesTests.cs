using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Tests.Rules;
using Snippets;

namespace CodeCommitEvents.Tests.Samples;

public sealed class FactSourcesTests
{
    private readonly GitClient client = new();

    [Fact]
    public async Task The_files_of_a_push_are_those_between_its_old_and_its_new_commit()
    {
        var files = await FilesOf(Given.Push("main") with { OldCommitId = "old" });

        client.Asked.Should().Equal($"old {Given.Commit}");
        files!.IsComplete.Should().BeTrue();
    }

    [Fact]
    public async Task The_files_of_a_pull_request_and_of_a_comment_on_it_are_those_since_the_merge_base()
    {
        await FilesOf(Given.Updated() with { DestinationCommit = "tip" });
        await FilesOf(new CommentOnPullRequestCreatedEvent { CommentId = "1:2", RepositoryName = "payments-api", BeforeCommitId = "tip", AfterCommitId = "after" });

        client.Asked.Should().Equal($"base of tip and {Given.Commit} {Given.Commit}", "base of tip and after after");
    }

    [Fact]
    public async Task The_files_of_a_first_push_a_deletion_and_a_foreign_event_are_unknown()
    {
        (await FilesOf(Given.FirstPush("feature/x"))).Should().BeNull();
        (await FilesOf(Given.Deletion("feature/x"))).Should().BeNull();
        (await FilesOf(new PlainTextMessage { Text = "x" })).Should().BeNull();
        (await new CommitsOfRepository(client).GetCommitAsync(Given.Deletion("feature/x"))).Should().BeNull();
    }

    [Fact]
    public async Task A_list_that_reaches_the_limit_is_not_complete()
    {
        client.IsCutShort = true;

        (await FilesOf(Given.Push("main") with { OldCommitId = "old" }))!.IsComplete.Should().BeFalse();
    }

    [Fact]
    public async Task A_dispatcher_asks_the_providers()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPush(push => push.Touching("src/**").WithoutSkipMarker().StartBuild("ci"))
            .Build();
        var dispatched = await RuleForms.Dispatcher(rules, new DryRunBuildStarter(), client).DispatchAsync(Given.Push("main") with { OldCommitId = "old" });

        dispatched.Builds.Should().ContainSingle();
        dispatched.Decision.NeededFacts.Should().Be(EventFactKinds.None);
        dispatched.Decision.Facts.Commit!.Message.Should().Be("fix: round half to even");
    }

    private Task<ChangedFileList?> FilesOf(ServiceEvent serviceEvent) => new ChangedFilesOfRepository(client).GetChangedFilesAsync(serviceEvent);

    private sealed class GitClient : IGitClient
    {
        public List<string> Asked { get; } = [];

        public bool IsCutShort { get; set; }

        public Task<IReadOnlyList<ChangedFile>> GetDifferencesAsync(string repository, string before, string after, int most, CancellationToken cancellationToken)
        {
            Asked.Add($"{before} {after}");
            var file = new ChangedFile { FilePath = "src/Api.cs", ChangeType = FileChangeType.Modified };
            return Task.FromResult<IReadOnlyList<ChangedFile>>([.. Enumerable.Repeat(file, IsCutShort ? most : 1)]);
        }

        public Task<string?> GetMergeBaseAsync(string repository, string? one, string other, CancellationToken cancellationToken) =>
            Task.FromResult<string?>($"base of {one} and {other}");

        public Task<string> GetMessageAsync(string repository, string commitId, CancellationToken cancellationToken) =>
            Task.FromResult("fix: round half to even");
    }
}
