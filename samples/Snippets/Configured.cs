using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Configured
{
    public static IEnumerable<BuildRules> Read(IConfiguration configuration)
    {
        #region from configuration
        BuildRules fromFile = BuildRules.FromJson(File.ReadAllBytes("build-rules.json"));
        BuildRules fromSection = BuildRules.FromConfiguration(configuration.GetSection("CodeCommitEvents"));
        #endregion
        return [fromFile, fromSection];
    }

    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        #region services
        services.AddSingleton<IBuildStarter, DryRunBuildStarter>();
        services.AddCodeCommitEvents()
            .AddRules(PaymentsRules.Rules)
            .AddRules(configuration.GetSection("CodeCommitEvents"));
        #endregion
    }
}
