using System.Text.Json.Nodes;
using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class CodeBuildServiceCollectionExtensionsTests
{
    [Fact]
    public async Task The_starter_is_also_the_finder_and_uses_the_registered_client()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.StartBuild("ci"))).AddCodeBuild(options => options.ConfigureBuild = (start, _) => start.ImageOverride = "mine");
        services.AddSingleton<IAmazonCodeBuild>(server.Client());
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBuildStarter>().StartAsync(Requests.Least);

        server.Calls.Should().ContainSingle().Which.Text("imageOverride").Should().Be("mine");
        provider.GetRequiredService<IBuildFinder>().Should().BeSameAs(provider.GetRequiredService<IBuildStarter>());
        provider.GetRequiredService<BuildDispatcher>().Should().NotBeNull();
    }

    [Fact]
    public async Task The_dispatcher_asks_CodeBuild_for_batch_builds_and_for_earlier_builds()
    {
        var project = new CodeBuildProject();
        project.Add("ci:2", DateTimeOffset.UnixEpoch.AddHours(2), isBatch: false, Members("SUCCEEDED", 2), ("CI_TRIGGER", "branch/main"));
        project.Add("ci:1", DateTimeOffset.UnixEpoch.AddHours(1), isBatch: false, Members("FAILED", 1), ("CI_TRIGGER", "branch/main"));
        await using var server = new CodeBuildServer(project.Answer);
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter, DryRunBuildStarter>();
        services.AddCodeCommitEvents(options => options.EnvironmentPrefix = "CI_").AddRules(rules => rules.OnFinishedBuild(build => build.Fixed().StartBuild("report"))).AddCodeBuild();
        services.AddSingleton<IAmazonCodeBuild>(server.Client());
        await using var provider = services.BuildServiceProvider();

        var dispatched = await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(new BuildStateChangeEvent
        {
            BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/ci:2"),
            BuildStatus = BuildStatus.Succeeded,
            Information = new()
            {
                BuildNumber = 2,
                Source = new() { Type = "CODECOMMIT", Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" },
                SourceVersion = "2167ac048f337fd2b24edd379e0ea6fd22749ca9",
                Environment = new() { EnvironmentVariables = [new() { Name = "CI_TRIGGER", Value = "branch/main" }] },
            },
        });

        dispatched.Builds.Should().ContainSingle();
        server.Calls.Select(call => call.Operation).Should().Equal("BatchGetBuilds", "ListBuildsForProject", "BatchGetBuilds");
        provider.GetRequiredService<IBuildDetailsProvider>().Should().BeSameAs(provider.GetRequiredService<CodeBuildFacts>());
    }

    private static JsonObject Members(string status, int number) => new()
    {
        ["buildStatus"] = status,
        ["buildNumber"] = number,
        ["source"] = new JsonObject { ["type"] = "CODECOMMIT", ["location"] = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" },
    };

    [Fact]
    public async Task Without_a_registered_client_one_is_created_and_disposed_with_the_service_provider()
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddCodeBuild();
        IAmazonCodeBuild client;
        await using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<IBuildStarter>().Should().BeOfType<CodeBuildStarter>();
            client = provider.GetRequiredService<ICodeBuildClientProvider>().GetClient(null, null);
            client.Config.RegionEndpoint.SystemName.Should().Be(TestEnvironment.Region);
        }

        var use = () => client.StopBuildAsync(new() { Id = "ci:b1" });
        await use.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public void An_earlier_registration_is_kept()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter, DryRunBuildStarter>();

        services.AddCodeCommitEvents().AddCodeBuild().AddCodeBuild();

        using var provider = services.BuildServiceProvider();
        provider.GetServices<IBuildStarter>().Should().ContainSingle().Which.Should().BeOfType<DryRunBuildStarter>();
        provider.GetServices<IValidateOptions<CodeBuildStarterOptions>>().Should().ContainSingle();
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        var options = Configured(
            ("Region", "eu-west-1"),
            ("FollowEventRegion", "true"),
            ("Roles:444455556666", "arn:aws-cn:iam::444455556666:role/path/start-builds"));

        (options.Value.Region, options.Value.FollowEventRegion).Should().Be(("eu-west-1", true));
        options.Value.Roles.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("444455556666", "arn:aws-cn:iam::444455556666:role/path/start-builds"));
    }

    [Fact]
    public void An_empty_configuration_does_not_change_the_options()
    {
        var options = Configured().Value;

        (options.Region, options.FollowEventRegion, options.Roles.Count).Should().Be((null, false, 0));
    }

    [Theory]
    [InlineData("Regions", "eu-west-1", "Regions is unknown. Known keys: Region, FollowEventRegion, Roles.")]
    [InlineData("Region", "Frankfurt", "*'Frankfurt' is not the name of a region*")]
    [InlineData("Region", "eu-central-1.example.com", "*is not the name of a region*")]
    [InlineData("FollowEventRegion", "yes", "*'yes' is neither true nor false*")]
    [InlineData("Roles:4444", "arn:aws:iam::4444:role/x", "*'4444' is not the id of an account*")]
    [InlineData("Roles:444455556666", "arn:aws:iam::444455556666:user/x", "*is not the ARN of a role*")]
    [InlineData("Roles:444455556666", null, "*is not the ARN of a role*")]
    [InlineData("Roles:444455556666", "", "*is not the ARN of a role*")]
    [InlineData("Roles:444455556666", "arn:aws:iam::111122223333:role/x", "*is not a role of the account 444455556666*")]
    public void Invalid_options_are_rejected_when_the_host_starts(string key, string? value, string message)
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddCodeBuild(Configuration((key, value)));
        using var provider = services.BuildServiceProvider();

        var start = () => provider.GetRequiredService<IStartupValidator>().Validate();

        start.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Fact]
    public void Invalid_options_are_rejected_by_the_constructors()
    {
        var make = () => new CodeBuildStarter(new CodeBuildClientProvider(), new CodeBuildStarterOptions { Region = "Frankfurt" });

        make.Should().Throw<OptionsValidationException>();
        FluentActions.Invoking(() => new CodeBuildClientProvider(options: new CodeBuildStarterOptions { Roles = { ["444455556666"] = null! } }))
            .Should().Throw<OptionsValidationException>();
        FluentActions.Invoking(() => new CodeBuildStarter((IAmazonCodeBuild)null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_later_change_of_the_options_does_not_change_the_starter()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var options = new CodeBuildStarterOptions();
        var starter = new CodeBuildStarter(server.Client(), options);

        options.ConfigureBuild = (start, _) => start.ImageOverride = "later";
        (options.FollowEventRegion, options.Roles["444455556666"]) = (true, "arn:aws:iam::444455556666:role/later");
        var started = await starter.StartAsync(Requests.Most);

        (started.Account, started.Region, server.Calls[0].Text("imageOverride")).Should().Be((null, null, Requests.Most.Image));
    }

    private static IOptions<CodeBuildStarterOptions> Configured(params (string Key, string? Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddCodeBuild(Configuration(values));
        return services.BuildServiceProvider().GetRequiredService<IOptions<CodeBuildStarterOptions>>();
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value))).Build();
}
