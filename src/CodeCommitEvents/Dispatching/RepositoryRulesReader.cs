using System.Runtime.CompilerServices;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Dispatching;

/// <summary>Gets the file with rules in the repository of an event, and reads its rules within the policy. Reads each file once. Thread-safe.</summary>
internal sealed partial class RepositoryRulesReader(IRepositoryRulesProvider provider, BuildDispatcherOptions options, IBuildStarter starter, ILogger logger)
{
    /// <summary>The longest error. Its path can have many names.</summary>
    private const int MaxError = 500;

    private readonly ConditionalWeakTable<RepositoryRulesFile, FoundRules> read = [];
    private readonly RepositoryRulesPolicy[] policies = [.. options.RepositoryRulesPolicies.Select(policy => policy.Copy())];
    private readonly AllowedTexts[] repositories = [.. options.RepositoryRulesPolicies.Select(RepositoryRulesBounds.RepositoriesOf)];
    private readonly AllowedTexts?[] accounts = [.. options.RepositoryRulesPolicies.Select(RepositoryRulesBounds.AccountsOf)];
    private readonly AllowedTexts[] branches = [.. options.RepositoryRulesPolicies.Select(RepositoryRulesBounds.ProtectedBranchesOf)];
    private readonly string[] channels = [.. options.Channels.Keys];
    private readonly string environmentPrefix = options.EnvironmentPrefix ?? "";

    /// <summary>Returns null if the options allow no rules in repositories.</summary>
    public static RepositoryRulesReader? Create(BuildDispatcherOptions options, IBuildStarter starter, ILogger logger) =>
        options is { RepositoryRules: { } provider, RepositoryRulesPolicies.Count: > 0 } ? new(provider, options, starter, logger) : null;

    /// <summary>Checks that there is a provider for the policies, and that the channel for problems exists.</summary>
    /// <exception cref="OptionsValidationException">One of them does not exist.</exception>
    public static BuildDispatcherOptions CheckServices(BuildDispatcherOptions options)
    {
        var error = options is { RepositoryRules: null, RepositoryRulesPolicies.Count: > 0 }
                ? "RepositoryRulesPolicies needs a provider in RepositoryRules. The package CodeCommitEvents.CodeCommit has one (AddCodeCommit)."
            : options.RulesProblemChannel is { } channel && !options.Channels.ContainsKey(channel)
                ? $"RulesProblemChannel is '{DisplayText.Escape(channel)}', which is not in Channels."
            : null;
        return error is null ? options : throw new OptionsValidationException(Options.DefaultName, typeof(BuildDispatcherOptions), [error]);
    }

    /// <summary>Returns the rules for an event, or why there are none.</summary>
    public async Task<FoundRules> GetAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken)
    {
        var index = MayHaveRules(serviceEvent) ? PolicyOf(serviceEvent) : -1;
        if (index < 0)
        {
            return FoundRules.None;
        }

        try
        {
            var file = await provider.GetFileAsync(serviceEvent, branches[index].Contains, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (file is null)
            {
                return FoundRules.None;
            }

            if (file.Source.RepositoryName != serviceEvent.RepositoryName)
            {
                throw new InvalidOperationException("The provider returned a file of another repository.");
            }

            return read.GetValue(file, added => Read(added, policies[index]));
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }

            return new() { Failure = exception };
        }
    }

    /// <summary>Whether rules in a repository can be about an event. An event of another service, or of a running build, is none of them.</summary>
    private static bool MayHaveRules(ServiceEvent serviceEvent) =>
        serviceEvent is CodeCommitEvent or BuildStateChangeEvent { Activity: not EventActivity.None } && RepositoryRulesBounds.IsRepositoryName(serviceEvent.RepositoryName);

    /// <summary>Returns the position of the first policy that applies to the repository of an event. -1 if there is none.</summary>
    private int PolicyOf(ServiceEvent serviceEvent)
    {
        for (var index = 0; index < policies.Length; index++)
        {
            if (repositories[index].Contains(serviceEvent.RepositoryName!) && accounts[index]?.Contains(serviceEvent.Account ?? "") != false)
            {
                return index;
            }
        }

        return -1;
    }

    private FoundRules Read(RepositoryRulesFile file, RepositoryRulesPolicy policy)
    {
        var source = file.Source;
        if (file.Problem is { } reason)
        {
            return Refused($"{source.Path} {reason}");
        }

        try
        {
            var bounds = new RepositoryRulesBounds(policy, source.RepositoryName)
            {
                ProjectNames = starter as IProjectNameValidator,
                ExistingChannels = channels,
                EnvironmentPrefix = environmentPrefix,
            };
            return new() { Source = source, Rules = BuildRulesDocument.FromRepository(file.Content.Span, bounds).From(source) };
        }
        catch (BuildRulesFormatException exception)
        {
            return new() { Problem = new() { Source = source, Errors = [.. exception.Errors.Select(static error => DisplayText.Escape(DisplayText.Shorten(error.ToString(), MaxError)))] } };
        }

        FoundRules Refused(string error) => new() { Problem = new() { Source = source, Errors = [DisplayText.Escape(error)] } };
    }

    [LoggerMessage(46, LogLevel.Error, "The rules in the repository could not be looked up. The event fails, so that the message is delivered again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

/// <summary>The rules in the repository of an event, or why there are none.</summary>
internal sealed class FoundRules
{
    public static FoundRules None { get; } = new();

    /// <summary>The rules. Null if there are none.</summary>
    public BuildRules? Rules { get; init; }

    /// <summary>The file of the rules.</summary>
    public RuleSource? Source { get; init; }

    /// <summary>Why the file is not used. The next file can be.</summary>
    public RulesProblem? Problem { get; init; }

    /// <summary>Why the file is unknown this time.</summary>
    public Exception? Failure { get; init; }

    public EventFacts AddTo(EventFacts facts) => facts with { RepositoryRules = Source, RepositoryRulesProblem = Problem, RepositoryRulesFailure = Failure ?? facts.RepositoryRulesFailure };
}
