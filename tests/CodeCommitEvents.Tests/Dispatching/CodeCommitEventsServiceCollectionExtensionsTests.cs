using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Hosting;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class CodeCommitEventsServiceCollectionExtensionsTests
{
    private static readonly BuildRules InCode = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("in-code")).Build();

    [Fact]
    public async Task Rules_of_code_and_of_configuration_apply_in_the_order_in_which_they_were_added()
    {
        await using var services = Services(builder => builder.AddRules(InCode).AddRules(Configured("configured")).AddRules(InCode));

        (await Projects(services)).Should().Equal("in-code", "configured");
        services.GetRequiredService<IOptions<BuildRulesOptions>>().Value.Rules.Rules.Select(rule => rule.Name).Should().Equal("in-code", "configured", "in-code (2)");
    }

    [Fact]
    public async Task A_host_without_any_rule_does_not_start()
    {
        await using var services = Services(_ => { });

        ErrorsOf(services).Should().Equal(
            "There are no rules, so no build would ever be started. Add rules with AddRules, or with the key Rules of the section that is passed to AddCodeCommitEvents.");
    }

    [Fact]
    public async Task A_section_of_options_and_rules_that_does_not_exist_is_an_error()
    {
        await using var services = Services(Configured("ci").GetSection("CodeComitEvents"), builder => builder.AddRules(InCode));

        ErrorsOf(services).Should().Equal("CodeComitEvents does not exist in the configuration");
    }

    [Fact]
    public async Task A_section_of_rules_that_does_not_exist_is_an_error_even_if_there_are_other_rules()
    {
        await using var services = Services(builder => builder.AddRules(InCode).AddRules(Configured("ci").GetSection("Missing:Section")));

        ErrorsOf(services).Should().Equal("Missing:Section does not exist in the configuration");
    }

    [Fact]
    public async Task A_section_of_rules_that_contains_options_says_how_to_register_both()
    {
        await using var services = Services(builder => builder.AddRules(Configuration(("A:MaxConcurrency", "2"), ("A:Rules:0:On", "push"), ("A:Rules:0:StartBuild", "ci")).GetSection("A")));

        ErrorsOf(services).Should().Equal("A:MaxConcurrency is an option of the dispatcher, not a rule. A section with options and rules is passed to AddCodeCommitEvents(section)");
    }

    [Fact]
    public async Task Rules_that_are_all_removed_from_the_configuration_later_are_a_warning()
    {
        var source = new MutableSource { ["MaxConcurrency"] = "2", ["Rules:0:On"] = "push", ["Rules:0:StartBuild"] = "ci" };
        var configuration = new ConfigurationBuilder().Add(source).Build();
        var log = new RecordingLogger();
        await using var services = Services(configuration, builder => builder.Services.AddSingleton<ILogger<BuildDispatcher>>(log));
        (await Projects(services)).Should().Equal("ci");

        source.Remove("Rules:0:On");
        source.Remove("Rules:0:StartBuild");
        configuration.Reload();

        (await Projects(services)).Should().BeEmpty();
        log.Events.Should().Contain((18, LogLevel.Information)).And.ContainSingle(line => line.Id == 19 && line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Loaded_and_reloaded_rules_are_logged_once_with_their_number()
    {
        var configuration = Configured("before");
        var log = new CodeCommitEvents.Tests.Dispatching.RecordingLogger();
        await using var services = Services(builder =>
        {
            builder.AddRules(InCode).AddRules(configuration).AddRules(configuration);
            builder.Services.AddSingleton<ILogger<BuildDispatcher>>(log);
        });
        await Projects(services);

        Change(configuration, "Rules:0:StartBuild", "after");
        await Projects(services);
        configuration.Reload();
        await Projects(services);

        log.RuleLines.Select(line => line.Line).Should().Equal("Rules loaded: 3", "Rules reloaded: 3");
    }

    [Fact]
    public async Task A_dispatcher_asks_the_registered_providers()
    {
        var source = new Source();
        await using var services = Services(builder =>
        {
            builder.AddRules(BuildRules.CreateBuilder().OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")).Build());
            builder.Services.AddSingleton<IChangedFilesProvider>(source).AddSingleton<ICommitProvider>(source);
        });

        (await Projects(services)).Should().Equal("ci");
    }

    [Fact]
    public async Task Invalid_rules_are_rejected_with_every_error_when_the_host_starts()
    {
        await using var services = Services(builder => builder
            .AddRules(Configuration(("Rules:0:On", "psuh"), ("Rules:1:On", "push"))).AddRules(Configuration(("Rules", "x"))));

        var start = () => services.GetRequiredService<IStartupValidator>().Validate();

        start.Should().Throw<OptionsValidationException>().Which.Failures.Should().Equal(
            "Rules:0:On has the unknown value \"psuh\"; did you mean \"push\"?", "Rules:0 does nothing: add startBuild or notify, or \"ignore\": true", "Rules:1 does nothing: add startBuild or notify, or \"ignore\": true",
            "Rules is the text \"x\", but must be a list of rules or an object of named rules");
    }

    [Fact]
    public async Task Valid_rules_pass_the_validation_when_the_host_starts()
    {
        await using var services = Services(builder => builder.AddRules(Configured("ci")));

        services.Invoking(provider => provider.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
    }

    [Fact]
    public async Task Changed_rules_are_reloaded_and_the_last_valid_rules_apply_while_the_new_ones_are_invalid()
    {
        var configuration = Configured("before");
        var log = new RecordingLogger();
        await using var services = Services(builder =>
        {
            builder.AddRules(configuration);
            builder.Services.AddSingleton<ILogger<BuildDispatcher>>(log);
        });
        (await Projects(services)).Should().Equal("before");

        Change(configuration, "Rules:0:StartBuild", "after");
        (await Projects(services)).Should().Equal("after");

        Change(configuration, "Rules:0:On", "psuh");
        (await Projects(services)).Should().Equal("after");
        log.Events.Should().Contain((7, LogLevel.Error));

        Change(configuration, "Rules:0:On", "push");
        Change(configuration, "Rules:0:StartBuild", "mended");
        (await Projects(services)).Should().Equal("mended");
    }

    [Fact]
    public async Task Without_a_host_rules_that_were_never_valid_throw_when_the_dispatcher_is_resolved()
    {
        await using var services = Services(builder => builder.AddRules(Configuration(("Rules:0:On", "psuh"))));

        services.Invoking(provider => provider.GetRequiredService<BuildDispatcher>()).Should().Throw<OptionsValidationException>().WithMessage("Rules:0:On has the unknown value \"psuh\"; did you mean \"push\"?*");
    }

    [Fact]
    public async Task Without_a_host_an_unknown_key_of_an_option_throws_when_the_dispatcher_is_resolved()
    {
        await using var services = Services(Configuration(("MaxConcurency", "2"), ("Rules:0:On", "push"), ("Rules:0:StartBuild", "ci")));

        services.Invoking(provider => provider.GetRequiredService<BuildDispatcher>()).Should().Throw<OptionsValidationException>().WithMessage("MaxConcurency is an unknown key; did you mean MaxConcurrency?");
    }

    [Fact]
    public async Task One_section_can_contain_the_options_of_the_dispatcher_and_the_rules()
    {
        var configuration = Configuration(
            ("MaxConcurrency", "2"), ("AnswerTime", "00:00:05"), ("ClaimWaitTime", "00:00:01"), ("ReportBatchItemFailures", "false"), ("EnvironmentPrefix", ""), ("Rules:0:On", "push"), ("Rules:0:StartBuild", "before"));
        await using var services = Services(configuration);
        var options = services.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value;

        services.GetRequiredService<IStartupValidator>().Validate();
        (options.MaxConcurrency, options.AnswerTime, options.ClaimWaitTime, options.ReportBatchItemFailures, options.EnvironmentPrefix).Should().Be((2, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), false, ""));
        (await Projects(services)).Should().Equal("before");
        Change(configuration, "Rules:0:StartBuild", "after");
        (await Projects(services)).Should().Equal("after");
    }

    [Fact]
    public async Task A_section_does_not_change_the_options_and_rules_that_it_does_not_contain()
    {
        await using var services = Services(Configuration(("MaxConcurrency", "3")), builder => builder.AddRules(InCode));
        var options = services.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value;

        services.GetRequiredService<IStartupValidator>().Validate();
        (options.MaxConcurrency, options.AnswerTime, options.EnvironmentPrefix).Should().Be((3, TimeSpan.FromSeconds(2), BuildCause.DefaultPrefix));
        (await Projects(services)).Should().Equal("in-code");
    }

    [Theory]
    [InlineData("MaxConcurency", "3", "MaxConcurency is an unknown key; did you mean MaxConcurrency?")]
    [InlineData("Ruls:0:On", "push", "Ruls is an unknown key; did you mean rules?")]
    [InlineData("MaxConcurrency", "many", "MaxConcurrency 'many' is not an integer.")]
    [InlineData("MaxConcurrency", "0", "MaxConcurrency must be at least 1.")]
    [InlineData("AnswerTime", "soon", "AnswerTime 'soon' is not a time span. Examples: 00:02:00 is two minutes, 30.00:00:00 is 30 days.")]
    [InlineData("AnswerTime", "5", "AnswerTime '5' has no unit: write 00:00:05 for seconds, or 5.00:00:00 for days.")]
    [InlineData("ClaimWaitTime", "90", "ClaimWaitTime '90' has no unit: write 00:01:30 for seconds, or 90.00:00:00 for days.")]
    [InlineData("ClaimWaitTime", "1:00", "ClaimWaitTime must not be more than 15 minutes, the longest time that a Lambda function can run. Two seconds are 00:00:02.")]
    public async Task A_section_with_an_error_is_rejected_when_the_host_starts(string key, string value, string error)
    {
        await using var services = Services(Configuration((key, value)), builder => builder.AddRules(InCode));

        var start = () => services.GetRequiredService<IStartupValidator>().Validate();

        start.Should().Throw<OptionsValidationException>().Which.Failures.Should().Equal(error);
    }

    [Fact]
    public async Task Rules_can_be_defined_where_they_are_added()
    {
        await using var services = Services(builder => builder.AddRules(rules => rules.OnPush(push => push.StartBuild("ci"))));

        (await Projects(services)).Should().Equal("ci");
    }

    [Fact]
    public void A_dispatcher_that_was_registered_earlier_is_kept()
    {
        var own = new BuildDispatcher(InCode, new DryRunBuildStarter());

        new ServiceCollection().AddSingleton(own).AddCodeCommitEvents().Services.BuildServiceProvider().GetRequiredService<BuildDispatcher>().Should().BeSameAs(own);
    }

    [Fact]
    public void A_null_argument_throws_at_once()
    {
        var builder = new ServiceCollection().AddCodeCommitEvents();
        Action[] mistakes =
        [
            () => default(IServiceCollection)!.AddCodeCommitEvents(),
            () => default(ICodeCommitEventsBuilder)!.AddRules(InCode),
            () => default(ICodeCommitEventsBuilder)!.AddRules(Configured("x")),
            () => default(IServiceCollection)!.AddCodeCommitEvents(Configured("x")),
            () => builder.Services.AddCodeCommitEvents((IConfiguration)null!),
            () => default(ICodeCommitEventsBuilder)!.AddRules(rules => rules.FirstMatchOnly()),
            () => builder.AddRules((Action<BuildRulesBuilder>)null!),
            () => builder.AddRules((BuildRules)null!),
            () => builder.AddRules((IConfiguration)null!),
            () => _ = new BuildDispatcher((BuildRules)null!, new DryRunBuildStarter()),
            () => _ = new BuildDispatcher((Func<BuildRules>)null!, new DryRunBuildStarter()),
            () => _ = new BuildDispatcher(InCode, null!),
        ];

        foreach (var mistake in mistakes)
        {
            mistake.Should().Throw<ArgumentNullException>();
        }
    }

    private static ServiceProvider Services(Action<ICodeCommitEventsBuilder> add)
    {
        var builder = new ServiceCollection().AddSingleton<IBuildStarter, DryRunBuildStarter>().AddCodeCommitEvents();
        add(builder);
        return builder.Services.BuildServiceProvider();
    }

    private static ServiceProvider Services(IConfiguration configuration, Action<ICodeCommitEventsBuilder>? add = null)
    {
        var builder = new ServiceCollection().AddSingleton<IBuildStarter, DryRunBuildStarter>().AddCodeCommitEvents(configuration);
        add?.Invoke(builder);
        return builder.Services.BuildServiceProvider();
    }

    private static async Task<IEnumerable<string>> Projects(ServiceProvider services) =>
        (await services.GetRequiredService<BuildDispatcher>().DispatchAsync(Given.Push("main"))).Builds.Select(build => build.Request.ProjectName);

    private static IConfigurationRoot Configured(string project) => Configuration(("Rules:0:On", "push"), ("Rules:0:StartBuild", project));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] entries) =>
        new ConfigurationBuilder().AddInMemoryCollection(entries.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build();

    private static IEnumerable<string> ErrorsOf(ServiceProvider services) =>
        services.Invoking(provider => provider.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().Which.Failures;

    private static void Change(IConfigurationRoot configuration, string key, string value)
    {
        configuration[key] = value;
        configuration.Reload();
    }

    /// <summary>A configuration from which keys can be removed.</summary>
    private sealed class MutableSource : Dictionary<string, string?>, IConfigurationSource
    {
        public MutableSource()
            : base(StringComparer.OrdinalIgnoreCase)
        {
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(this);

        private sealed class Provider(MutableSource source) : ConfigurationProvider
        {
            public override void Load() => Data = new Dictionary<string, string?>(source, StringComparer.OrdinalIgnoreCase);
        }
    }

    private sealed class Source : IChangedFilesProvider, ICommitProvider
    {
        public Task<ChangedFileList?> GetChangedFilesAsync(CodeCommitEvents.Events.ServiceEvent serviceEvent, CancellationToken cancellationToken = default) =>
            Task.FromResult<ChangedFileList?>(new() { Files = [new() { FilePath = "src/a" }] });

        public Task<Commit?> GetCommitAsync(CodeCommitEvents.Events.ServiceEvent serviceEvent, CancellationToken cancellationToken = default) =>
            Task.FromResult<Commit?>(new() { Message = "feat: x" });
    }

    private sealed class RecordingLogger : ILogger<BuildDispatcher>
    {
        public List<(int Id, LogLevel Level)> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Add((eventId.Id, logLevel));
    }
}
