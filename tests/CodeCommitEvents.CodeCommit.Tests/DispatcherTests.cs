using Amazon.CodeCommit;
using Amazon.Runtime;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the providers in a dispatcher, with and without dependency injection, and the client that is asked.</summary>
public sealed class DispatcherTests : FactTest
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").Touching("src/**").StartBuild("ci"))
        .OnPush(push => push.ToBranch("main").WithCommitMessage(@"\[deploy prod\]").StartBuild("deploy"))
        .OnPullRequest(pr => pr.Touching("src/**").StartBuild("pr"))
        .Build();

    [Fact]
    public async Task Rules_on_files_and_messages_are_decided_by_the_repository()
    {
        var old = Git.Commit("main", Write("README.md"));
        var docs = Git.Commit("main", null, "docs: x", Write("docs/a.md"));
        var source = Git.Commit("main", null, "feat: x [deploy prod]", Write("src/a.cs"));
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(
            Rules, starter, new() { ChangedFiles = new CodeCommitChangedFiles(Server.Client()), Commits = new CodeCommitCommits(Server.Client()) });

        await dispatcher.DispatchAsync(Push("main", old, docs));
        starter.Requests.Should().BeEmpty();
        Server.Operations.Should().Equal("GetCommit", "GetDifferences");
        await dispatcher.DispatchAsync(Push("main", docs, source));
        starter.Requests.Select(request => (request.ProjectName, request.AssumedFacts)).Should().Equal(("ci", EventFactKinds.None), ("deploy", EventFactKinds.None));
    }

    [Fact]
    public async Task Nothing_is_asked_if_no_rule_needs_it_or_the_event_has_the_files()
    {
        var tip = Git.Commit("main", Write("src/a.cs"));
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(
            Rules, starter, new() { ChangedFiles = new CodeCommitChangedFiles(Server.Client()), Commits = new CodeCommitCommits(Server.Client()) });
        var opened = new PullRequestCreatedEvent
        {
            PullRequestId = "7",
            RepositoryName = Git.Name,
            SourceCommit = tip,
            DestinationCommit = tip,
            NumberOfFilesAdded = 1,
            NumberOfFilesModified = 0,
            NumberOfFilesDeleted = 0,
            ChangedFiles = [new() { FilePath = "src/a.cs", ChangeType = FileChangeType.Added }],
        };

        await dispatcher.DispatchAsync(Push("develop", tip, tip));
        await dispatcher.DispatchAsync(opened);

        starter.Requests.Select(request => request.ProjectName).Should().Equal("pr");
        Server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task One_line_registers_the_providers()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", Write("docs/a.md"));
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonCodeCommit>(Server.Client());
        services.AddSingleton<IBuildStarter>(new FakeBuildStarter());
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeCommit();
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();

        (await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(Push("main", old, tip))).Builds.Should().BeEmpty();

        Server.Operations.Should().Equal("GetCommit", "GetDifferences");
    }

    [Fact]
    public async Task A_provider_of_the_application_is_kept()
    {
        var own = new OwnProvider();
        var services = new ServiceCollection();
        services.AddSingleton<IChangedFilesProvider>(own);
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeCommit();
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IChangedFilesProvider>().Should().BeSameAs(own);
        provider.GetRequiredService<ICommitProvider>().Should().BeOfType<CodeCommitCommits>();
    }

    [Theory]
    [InlineData("MaxChangedFiles", "0", "MaxChangedFiles must be from 1 to 1,000,000.")]
    [InlineData("MaxChangedFiles", "many", "MaxChangedFiles 'many' is not an integer.")]
    [InlineData("Region", "EU", "Region 'EU' is not the name of a region. Example: eu-central-1.")]
    [InlineData("Roles:444455556666", "admin", "Roles: 'admin' is not the ARN of a role. Form: arn:aws:iam::444455556666:role/NAME.")]
    [InlineData("MaxFiles", "1", "MaxFiles is unknown. Known keys: Region, MaxChangedFiles, RulesPath, Roles.")]
    public void A_wrong_option_in_configuration_is_an_error(string key, string value, string error)
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeCommit(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());
        using var provider = services.BuildServiceProvider();

        FluentActions.Invoking(() => provider.GetRequiredService<IOptions<CodeCommitOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage($"*{error}*");
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeCommit(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Region", "eu-central-1"), new("MaxChangedFiles", "500"), new("Roles:444455556666", "arn:aws:iam::444455556666:role/read")]).Build());
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<CodeCommitOptions>>().Value;

        (options.Region, options.MaxChangedFiles, options.Roles["444455556666"]).Should().Be(("eu-central-1", 500, "arn:aws:iam::444455556666:role/read"));
    }

    [Fact]
    public void A_wrong_option_is_an_error_without_dependency_injection_too()
    {
        var wrong = new CodeCommitOptions { MaxChangedFiles = 0 };

        FluentActions.Invoking(() => new CodeCommitChangedFiles(Server.Client(), wrong)).Should().Throw<OptionsValidationException>();
        FluentActions.Invoking(() => new CodeCommitCommits(Server.Client(), wrong)).Should().Throw<OptionsValidationException>();
        FluentActions.Invoking(() => new CodeCommitClientProvider(options: wrong)).Should().Throw<OptionsValidationException>();
    }

    [Fact]
    public async Task The_region_of_the_event_is_asked()
    {
        var tip = Git.Commit("main", Write("README.md"));
        var push = Push("main", tip, tip);
        var files = new CodeCommitChangedFiles(Server.Client(), Options(options => options.Credentials = new BasicAWSCredentials("AKIDFAR", "secret")));

        await files.GetChangedFilesAsync(push);
        await files.GetChangedFilesAsync(push with { Region = "eu-central-1" });
        await files.GetChangedFilesAsync(push with { Region = "us-east-1" });
        await files.GetChangedFilesAsync(push with { Region = "us-east-1", Account = "111122223333" });

        Server.Calls.Select(call => call.Scope).Should().Equal("AKIDOWN eu-central-1", "AKIDOWN eu-central-1", "AKIDFAR us-east-1", "AKIDFAR us-east-1");
    }

    [Theory]
    [InlineData("eu-central-1.example.com/#")]
    [InlineData("xx-nowhere-9")]
    [InlineData("cn-north-1")]
    public async Task A_region_that_the_SDK_does_not_know_in_the_partition_of_the_client_is_unknown(string region)
    {
        var tip = Git.Commit("main", Write("README.md"));

        (await FilesAsync(Push("main", tip, tip) with { Region = region })).Should().BeNull();
        Server.Calls.Should().BeEmpty();
        Logger.Lines.Select(line => line.Id).Should().Equal(32);
    }

    [Fact]
    public async Task The_account_of_the_event_is_asked_if_there_is_a_role_for_it()
    {
        var tip = Git.Commit("main", Write("README.md"));
        var clients = new RecordingClients(Server.Client());
        var files = new CodeCommitChangedFiles(clients, Options(options => options.Roles["444455556666"] = "arn:aws:iam::444455556666:role/read"));

        await files.GetChangedFilesAsync(Push("main", tip, tip) with { Account = "444455556666", Region = "us-east-1" });
        await files.GetChangedFilesAsync(Push("main", tip, tip) with { Account = "777788889999" });

        clients.Asked.Should().Equal((null, null), ("444455556666", "us-east-1"), (null, null), (null, null));
    }

    private sealed class RecordingClients(IAmazonCodeCommit client) : ICodeCommitClientProvider
    {
        public List<(string? Account, string? Region)> Asked { get; } = [];

        public IAmazonCodeCommit GetClient(string? account, string? region)
        {
            Asked.Add((account, region));
            return client;
        }
    }

    private sealed class OwnProvider : IChangedFilesProvider
    {
        public Task<CodeCommitEvents.Rules.ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) =>
            Task.FromResult<CodeCommitEvents.Rules.ChangedFileList?>(null);
    }
}
