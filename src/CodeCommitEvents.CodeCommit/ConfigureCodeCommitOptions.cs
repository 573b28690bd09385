using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Reads options from a configuration section.</summary>
internal sealed class ConfigureCodeCommitOptions(IConfiguration section) : ConfigureFromSection<CodeCommitOptions>(section)
{
    protected override void Read(SectionReader section, CodeCommitOptions options)
    {
        options.Region = section.NonEmptyText(nameof(options.Region)) ?? options.Region;
        options.MaxChangedFiles = section.Number(nameof(options.MaxChangedFiles)) ?? options.MaxChangedFiles;
        options.RulesPath = section.NonEmptyText(nameof(options.RulesPath)) ?? options.RulesPath;
        foreach (var role in section.Children(nameof(options.Roles)))
        {
            options.Roles[role.Key] = role.Value ?? "";
        }
    }
}
