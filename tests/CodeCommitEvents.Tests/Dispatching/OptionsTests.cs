using CodeCommitEvents.Building;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class OptionsTests
{
    public static TheoryData<BuildDispatcherOptions, string> Impossible => new()
    {
        { new() { MaxConcurrency = 0 }, "MaxConcurrency is at least 1." },
        { new() { AnswerTime = TimeSpan.FromTicks(-1) }, "AnswerTime is not negative." },
        { new() { ClaimPatience = TimeSpan.FromTicks(-1) }, "ClaimPatience is not negative." },
        { new() { EnvironmentPrefix = "codebuild_" }, "EnvironmentPrefix: CodeBuild keeps names that start with CODEBUILD_ for itself." },
        { new() { EnvironmentPrefix = "MY-" }, "EnvironmentPrefix: The name of an environment variable is letters, digits and _, not starting with a digit." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_work_throws_at_once(BuildDispatcherOptions options, string reason)
    {
        var make = () => new BuildDispatcher(BuildRules.Empty, new DryRunBuildStarter(), options: options);

        make.Should().Throw<OptionsValidationException>().WithMessage(reason);
    }

    [Fact]
    public async Task Options_are_set_where_the_services_are_added_and_checked_when_the_host_starts()
    {
        var starter = new FakeStarter();
        await using var right = Services(starter, options => options.EnvironmentPrefix = "CI_");
        await using var wrong = Services(starter, options => options.MaxConcurrency = 0);

        await right.GetRequiredService<BuildDispatcher>().DispatchAsync(Given.Push("main"));
        var start = () => wrong.GetRequiredService<IStartupValidator>().Validate();

        starter.Requests[0].EnvironmentVariables["CI_BRANCH"].Value.Should().Be("main");
        start.Should().Throw<OptionsValidationException>().WithMessage("MaxConcurrency is at least 1.");
    }

    [Fact]
    public async Task A_host_without_a_starter_does_not_start()
    {
        await using var services = new ServiceCollection().AddCodeCommitEvents().Services.BuildServiceProvider();

        services.Invoking(provider => provider.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().WithMessage("There is no IBuildStarter: register one, as AddCodeBuild does.");
    }

    private static ServiceProvider Services(FakeStarter starter, Action<BuildDispatcherOptions> configure) => new ServiceCollection()
        .AddSingleton<IBuildStarter>(starter)
        .AddCodeCommitEvents(configure)
        .AddRules(Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))))
        .Services.BuildServiceProvider();
}
