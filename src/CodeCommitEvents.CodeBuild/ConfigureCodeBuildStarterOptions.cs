using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Reads the options of a configuration, without reflection. What it does not have stays as it is.</summary>
internal sealed class ConfigureCodeBuildStarterOptions(IConfiguration configuration) : IConfigureOptions<CodeBuildStarterOptions>
{
    private static readonly string[] Keys =
        [nameof(CodeBuildStarterOptions.Region), nameof(CodeBuildStarterOptions.FollowEventRegion), nameof(CodeBuildStarterOptions.Roles)];

    public void Configure(CodeBuildStarterOptions options)
    {
        foreach (var key in configuration.GetChildren().Select(child => child.Key).Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            options.Unreadable.Add($"{key} is unknown: known are {string.Join(", ", Keys)}.");
        }

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
