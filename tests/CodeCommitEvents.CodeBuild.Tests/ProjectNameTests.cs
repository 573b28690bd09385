using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests names of projects that CodeBuild cannot have, such as <c>payments.api</c>. The core of the library does not know CodeBuild's limits.</summary>
public sealed class ProjectNameTests
{
    private const string Error = "The rule 'release' cannot start its build: The name of a CodeBuild project has 2 to 255 letters*";

    private static readonly BuildRules Rules = Starting("payments.api");

    [Theory]
    [InlineData("p")]
    [InlineData("payments.api")]
    [InlineData("payments/api")]
    [InlineData("-payments")]
    [InlineData("_payments")]
    [InlineData("zahlungen-für-alle")]
    public async Task A_name_that_CodeBuild_cannot_have_is_refused_by_the_dispatcher_and_by_the_starter(string name)
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var starter = new CodeBuildStarter(server.Client());

        FluentActions.Invoking(() => new BuildDispatcher(Starting(name), starter)).Should().Throw<ArgumentException>().WithMessage(Error).WithParameterName("rules");
        FluentActions.Invoking(() => new BuildDispatcher(Starting(name), new DryRunBuildStarter())).Should().NotThrow("another service can have the name");
        var failure = await FluentActions.Awaiting(() => starter.StartAsync(Requests.Least with { ProjectName = name })).Should().ThrowAsync<BuildStartException>();
        (failure.Which.IsTransient, failure.Which.MayHaveStarted).Should().Be((false, false));
        (await starter.FindAsync(Requests.Most with { ProjectName = name }, default)).Should().BeNull();
        server.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ci")]
    [InlineData("0_payments-API")]
    public void A_name_that_CodeBuild_can_have_is_accepted(string name)
    {
        using var clients = new CodeBuildClientProvider();
        new CodeBuildStarter(clients).GetProjectNameError(name).Should().BeNull();
        new CodeBuildStarter(clients).GetProjectNameError(new string('p', 255)).Should().BeNull();
        new CodeBuildStarter(clients).GetProjectNameError(new string('p', 256)).Should().NotBeNull();
    }

    [Fact]
    public void With_a_name_that_CodeBuild_cannot_have_the_host_does_not_start()
    {
        Start(builder => builder.AddRules(Rules).AddCodeBuild()).Should().Throw<OptionsValidationException>().WithMessage(Error);
        Start(builder => builder.AddCodeBuild().AddRules(Configuration("payments.api"))).Should().Throw<OptionsValidationException>().WithMessage("*" + Error);
        Start(builder => builder.AddRules(Starting("payments-api")).AddCodeBuild()).Should().NotThrow();
    }

    [Fact]
    public void After_a_reload_with_a_name_that_CodeBuild_cannot_have_the_last_valid_rules_stay_in_use()
    {
        var configuration = Configuration("payments-api");
        var services = new ServiceCollection();
        services.AddCodeCommitEvents().AddCodeBuild().AddRules(configuration);
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<Hosting.BuildRulesOptions>>();
        Names().Should().Equal("payments-api");

        configuration["Rules:0:StartBuild"] = "payments.api";
        configuration.Reload();

        Names().Should().Equal("payments-api");
        options.CurrentValue.Errors.Should().ContainSingle().Which.Problem.Should().Contain("cannot start its build");

        IEnumerable<string> Names() => options.CurrentValue.Rules.Rules.SelectMany(rule => rule.ProjectNames);
    }

    [Fact]
    public async Task A_name_that_a_function_returns_is_a_permanent_failure_of_its_build()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var rules = BuildRules.CreateBuilder().OnPush(push => push.StartBuild(pushed => pushed.RepositoryName!)).Build();
        var pushed = new ReferenceUpdatedEvent
        {
            Reference = GitReference.Branch("main"),
            CommitId = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
            RepositoryName = "payments.api",
        };

        var build = (await new BuildDispatcher(rules, new CodeBuildStarter(server.Client())).DispatchAsync(pushed)).Builds.Single();

        (build.Outcome, build.CanBeRetried).Should().Be((DispatchOutcome.Failed, false));
        build.Failure!.Message.Should().Contain("cannot have the name");
        server.Calls.Should().BeEmpty();
    }

    private static BuildRules Starting(string project) => BuildRules.CreateBuilder().OnPush("release", push => push.StartBuild(project)).Build();

    private static IConfigurationRoot Configuration(string project) => new ConfigurationBuilder().AddInMemoryCollection(
    [
        KeyValuePair.Create("Rules:0:Name", (string?)"release"),
        KeyValuePair.Create("Rules:0:On", (string?)"push"),
        KeyValuePair.Create("Rules:0:StartBuild", (string?)project),
    ]).Build();

    private static Action Start(Action<ICodeCommitEventsBuilder> register) => () =>
    {
        var services = new ServiceCollection();
        register(services.AddCodeCommitEvents());
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    };
}
