using Amazon.CodeCommit;
using Amazon.Runtime;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests hosts on a computer without a region. No other test runs at the same time, because environment variables belong to the process.</summary>
[Collection(nameof(RegionTests))]
[CollectionDefinition(nameof(RegionTests), DisableParallelization = true)]
public sealed class RegionTests : IDisposable
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnPush(push => push.Touching("src/**").StartBuild("ci")).Build();

    public RegionTests() => SetRegion(null);

    public void Dispose() => SetRegion(TestEnvironment.Region);

    [Fact]
    public void Without_a_region_the_host_does_not_start_instead_of_building_on_assumptions() =>
        Start(_ => { }).Should().Throw<OptionsValidationException>().WithMessage("There is no region for CodeCommit. Set Region*AddCodeCommit*AWS_REGION*IAmazonCodeCommit*");

    [Fact]
    public void Without_a_region_the_dispatcher_cannot_be_resolved()
    {
        using var provider = Provide(_ => { });

        FluentActions.Invoking(provider.GetRequiredService<BuildDispatcher>).Should().Throw<OptionsValidationException>().WithMessage("There is no region for CodeCommit*");
    }

    [Fact]
    public void Without_a_region_a_host_with_comments_on_pull_requests_does_not_start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter, DryRunBuildStarter>();
        services.AddCodeCommitEvents().AddRules(Rules).AddPullRequestComments();
        using var provider = services.BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<IStartupValidator>().Validate).Should().Throw<OptionsValidationException>().WithMessage("There is no region for CodeCommit*");
    }

    [Fact]
    public void The_region_of_the_options_or_of_a_registered_client_is_enough()
    {
        Start(services => services.Configure<CodeCommitOptions>(options => options.Region = "eu-central-1")).Should().NotThrow();
        Start(services => services.AddSingleton<IAmazonCodeCommit>(new AmazonCodeCommitClient(new AnonymousAWSCredentials(), Amazon.RegionEndpoint.EUCentral1))).Should().NotThrow();
    }

    [Fact]
    public void Only_providers_of_the_application_need_no_region()
    {
        Start(services => services.AddSingleton<IChangedFilesProvider, NoFacts>()).Should().Throw<OptionsValidationException>("the commits come from CodeCommit");
        Start(services => services.AddSingleton<ICommitProvider, NoFacts>()).Should().Throw<OptionsValidationException>("the files come from CodeCommit");
        Start(services => services.AddSingleton<IChangedFilesProvider, NoFacts>().AddSingleton<ICommitProvider, NoFacts>()).Should().NotThrow();
    }

    private static Action Start(Action<IServiceCollection> register) => () =>
    {
        using var provider = Provide(register);
        provider.GetRequiredService<IStartupValidator>().Validate();
    };

    private static ServiceProvider Provide(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter, DryRunBuildStarter>();
        register(services);
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeCommit();
        return services.BuildServiceProvider();
    }

    private static void SetRegion(string? region)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", region);
        FallbackRegionFactory.Reset();
    }

    private sealed class NoFacts : IChangedFilesProvider, ICommitProvider
    {
        public Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) => Task.FromResult<ChangedFileList?>(null);

        public Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) => Task.FromResult<Commit?>(null);
    }
}
