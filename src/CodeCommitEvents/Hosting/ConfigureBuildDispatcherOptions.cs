using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Hosting;

/// <summary>Reads the options of the dispatcher from a section that also contains the rules. Unknown keys are found when the rules are read.</summary>
internal sealed class ConfigureBuildDispatcherOptions(IConfiguration section) : ConfigureFromSection<BuildDispatcherOptions>(section)
{
    protected override void Read(SectionReader section, BuildDispatcherOptions options)
    {
        options.EnvironmentPrefix = section.Text(nameof(options.EnvironmentPrefix)) ?? options.EnvironmentPrefix;
        options.MaxConcurrency = section.Number(nameof(options.MaxConcurrency)) ?? options.MaxConcurrency;
        options.AnswerTime = section.Duration(nameof(options.AnswerTime)) ?? options.AnswerTime;
        options.ReportBatchItemFailures = section.Flag(nameof(options.ReportBatchItemFailures)) ?? options.ReportBatchItemFailures;
        options.ClaimWaitTime = section.Duration(nameof(options.ClaimWaitTime)) ?? options.ClaimWaitTime;
        options.RulesProblemChannel = section.NonEmptyText(nameof(options.RulesProblemChannel)) ?? options.RulesProblemChannel;
        options.IgnoreOwnComments = section.Flag(nameof(options.IgnoreOwnComments)) ?? options.IgnoreOwnComments;
        var errors = new List<string>();
        foreach (var policy in section.Children(nameof(options.RepositoryRules)))
        {
            options.RepositoryRulesPolicies.Add(RepositoryRulesPolicySection.Read(policy, errors));
        }

        section.Add(errors);
    }

    protected override IEnumerable<string> Errors(SectionReader section) => section.Errors;
}
