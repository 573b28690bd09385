using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Reads the options of a starter from a configuration section.</summary>
internal sealed class ConfigureCodeBuildStarterOptions(IConfiguration section) : ConfigureFromSection<CodeBuildStarterOptions>(section)
{
    protected override void Read(SectionReader section, CodeBuildStarterOptions options)
    {
        options.Region = section.NonEmptyText(nameof(options.Region)) ?? options.Region;
        options.FollowEventRegion = section.Flag(nameof(options.FollowEventRegion)) ?? options.FollowEventRegion;
        foreach (var role in section.Children(nameof(options.Roles)))
        {
            options.Roles[role.Key] = role.Value ?? "";
        }
    }
}
