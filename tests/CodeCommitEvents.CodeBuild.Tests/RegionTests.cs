using System.Reflection;
using Amazon.CodeBuild;
using Amazon.Runtime;
using CodeCommitEvents.Building;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests hosts on a computer without a region. No other test runs at the same time, because environment variables belong to the process.</summary>
[Collection(nameof(RegionTests))]
[CollectionDefinition(nameof(RegionTests), DisableParallelization = true)]
public sealed class RegionTests : IDisposable
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci")).Build();

    public RegionTests() => SetRegion(null);

    public void Dispose() => SetRegion(TestEnvironment.Region);

    [Fact]
    public void Without_a_region_the_host_does_not_start()
    {
        var start = Start(services => services.AddCodeCommitEvents().AddRules(Rules).AddCodeBuild());

        start.Should().Throw<OptionsValidationException>().WithMessage("There is no region for CodeBuild. Set Region*AWS_REGION*IAmazonCodeBuild*");
    }

    [Fact]
    public void Without_a_region_the_dispatcher_cannot_be_resolved()
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeBuild();
        using var provider = services.BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<BuildDispatcher>).Should().Throw<OptionsValidationException>().WithMessage("There is no region*");
    }

    [Fact]
    public void The_region_of_the_options_or_of_a_registered_client_is_enough()
    {
        Start(services => services.AddCodeCommitEvents().AddRules(Rules).AddCodeBuild(options => options.Region = "eu-central-1")).Should().NotThrow();
        Start(services =>
        {
            services.AddCodeCommitEvents().AddRules(Rules).AddCodeBuild();
            services.AddSingleton<IAmazonCodeBuild>(new AmazonCodeBuildClient(new AnonymousAWSCredentials(), Amazon.RegionEndpoint.EUCentral1));
        }).Should().NotThrow();
    }

    [Fact]
    public void A_client_of_the_application_without_a_configuration_is_accepted() => Start(services =>
    {
        services.AddCodeCommitEvents().AddRules(Rules).AddCodeBuild();
        services.AddSingleton(DispatchProxy.Create<IAmazonCodeBuild, NothingProxy>());
    }).Should().NotThrow();

    [Fact]
    public void The_client_that_the_provider_creates_is_in_the_region_of_the_options()
    {
        using var clients = new CodeBuildClientProvider(options: new() { Region = "eu-central-1" });

        clients.GetClient(null, null).Config.RegionEndpoint.SystemName.Should().Be("eu-central-1");
    }

    [Fact]
    public void Another_starter_needs_no_region()
    {
        Start(services =>
        {
            services.AddSingleton<IBuildStarter, DryRunBuildStarter>();
            services.AddCodeCommitEvents().AddRules(Rules).AddCodeBuild();
        }).Should().NotThrow();
    }

    private static Action Start(Action<IServiceCollection> register) => () =>
    {
        var services = new ServiceCollection();
        register(services);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    };

    /// <summary>An object whose members return null.</summary>
    public class NothingProxy : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }

    private static void SetRegion(string? region)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", region);
        FallbackRegionFactory.Reset();
    }
}
