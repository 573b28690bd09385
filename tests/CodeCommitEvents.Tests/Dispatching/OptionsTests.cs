using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class OptionsTests
{
    public static TheoryData<BuildDispatcherOptions, string> Impossible => new()
    {
        { new() { MaxConcurrency = 0 }, "MaxConcurrency must be at least 1." },
        { new() { AnswerTime = TimeSpan.FromTicks(-1) }, "AnswerTime must not be negative." },
        { new() { AnswerTime = TimeSpan.FromDays(5) }, "AnswerTime must not be more than 15 minutes, the longest time that a Lambda function can run. Two seconds are 00:00:02." },
        { new() { ClaimWaitTime = TimeSpan.FromMinutes(15.1) }, "ClaimWaitTime must not be more than 15 minutes, the longest time that a Lambda function can run. Two seconds are 00:00:02." },
        { new() { ClaimWaitTime = TimeSpan.FromTicks(-1) }, "ClaimWaitTime must not be negative." },
        { new() { EnvironmentPrefix = "codebuild_" }, "EnvironmentPrefix: CodeBuild reserves names that start with CODEBUILD_." },
        { new() { EnvironmentPrefix = "MY-" }, "EnvironmentPrefix: The name of an environment variable must have letters, digits and _ only, and must not start with a digit." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Invalid_options_throw_at_once(BuildDispatcherOptions options, string reason)
    {
        var make = () => new BuildDispatcher(BuildRules.Empty, new DryRunBuildStarter(), options);

        make.Should().Throw<OptionsValidationException>().WithMessage(reason);
    }

    [Fact]
    public async Task Options_are_set_when_the_services_are_added_and_validated_when_the_host_starts()
    {
        var starter = new RecordingBuildStarter();
        await using var right = Services(starter, options => options.EnvironmentPrefix = "CI_");
        await using var wrong = Services(starter, options => options.MaxConcurrency = 0);

        await right.GetRequiredService<BuildDispatcher>().DispatchAsync(Given.Push("main"));
        var start = () => wrong.GetRequiredService<IStartupValidator>().Validate();

        starter.Requests[0].EnvironmentVariables["CI_BRANCH"].Value.Should().Be("main");
        start.Should().Throw<OptionsValidationException>().WithMessage("MaxConcurrency must be at least 1.");
    }

    [Fact]
    public async Task A_later_change_of_the_options_does_not_change_the_dispatcher()
    {
        var (starter, options) = (new RecordingBuildStarter(), new BuildDispatcherOptions { EnvironmentPrefix = "CI_" });
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))), starter, options);

        (options.EnvironmentPrefix, options.MaxConcurrency, options.Parser) = ("LATER_", 0, new() { MaxPayloadBytes = 1 });
        await dispatcher.DispatchAsync(EventWriter.Write(new EventDelivery { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope(Given.Push("main")) }));

        starter.Requests[0].EnvironmentVariables.Keys.Should().Contain("CI_BRANCH").And.NotContain("LATER_BRANCH");
    }

    [Fact]
    public async Task A_function_that_returns_the_rules_is_called_for_each_event()
    {
        var (starter, rules) = (new RecordingBuildStarter(), BuildRules.Empty);
        var dispatcher = new BuildDispatcher(() => rules, starter);

        await dispatcher.DispatchAsync(Given.Push("main"));
        rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")));
        await dispatcher.DispatchAsync(Given.Push("main"));

        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Options_take_precedence_over_registered_services()
    {
        var (registered, chosen) = (new RecordingLogger(), new RecordingLogger());
        await using var services = Services(new RecordingBuildStarter(), options => options.Logger = chosen, registered);
        await using var others = Services(new RecordingBuildStarter(), _ => { }, registered);

        await services.GetRequiredService<BuildDispatcher>().DispatchAsync(Given.Push("main"));
        registered.Lines.Should().BeEmpty();
        await others.GetRequiredService<BuildDispatcher>().DispatchAsync(Given.Push("main"));

        chosen.Lines.Should().NotBeEmpty();
        registered.Lines.Should().NotBeEmpty();
        services.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value.Claims.Should().BeNull("the options stay as they were set");
    }

    [Fact]
    public async Task A_host_without_a_starter_does_not_start()
    {
        await using var services = new ServiceCollection().AddCodeCommitEvents().Services.BuildServiceProvider();

        services.Invoking(provider => provider.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().WithMessage("No IBuildStarter is registered. Register one, for example with AddCodeBuild.");
    }

    private static ServiceProvider Services(RecordingBuildStarter starter, Action<BuildDispatcherOptions> configure, ILogger<BuildDispatcher>? logger = null) => new ServiceCollection()
        .AddSingleton<IBuildStarter>(starter)
        .AddSingleton(logger ?? new RecordingLogger())
        .AddCodeCommitEvents(configure)
        .AddRules(Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))))
        .Services.BuildServiceProvider();
}
