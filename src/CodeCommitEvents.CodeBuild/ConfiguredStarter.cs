using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Reads the options of a configuration, without reflection. What it does not have stays as it is.</summary>
internal sealed class ConfiguredStarter(IConfiguration configuration) : IConfigureOptions<CodeBuildStarterOptions>
{
    public void Configure(CodeBuildStarterOptions options)
    {
        if (configuration[nameof(options.Region)] is { Length: > 0 } region)
        {
            options.Region = region;
        }

        if (configuration[nameof(options.FollowEventRegion)] is { Length: > 0 } follow)
        {
            if (bool.TryParse(follow, out var isFollowing))
            {
                options.FollowEventRegion = isFollowing;
            }
            else
            {
                options.Unreadable.Add($"FollowEventRegion '{follow}' is neither true nor false.");
            }
        }

        foreach (var role in configuration.GetSection(nameof(options.Roles)).GetChildren())
        {
            options.Roles[role.Key] = role.Value ?? "";
        }
    }
}
