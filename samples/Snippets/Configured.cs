using CodeCommitEvents;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Configured
{
    public static IEnumerable<BuildRules> Read(IConfigurationRoot configuration)
    {
        #region from configuration
        BuildRules fromFile = BuildRulesDocument.FromJson(File.ReadAllBytes("build-rules.json"));
        BuildRules fromSection = BuildRulesDocument.FromConfiguration(configuration, "CodeCommitEvents");
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

    public static void RegisterFromSection(IServiceCollection services, IConfiguration configuration)
    {
        #region one section
        services.AddCodeCommitEvents(configuration.GetSection("CodeCommitEvents"))
            .AddRules(rules => rules.OnPush(push => push.ToBranch("main").StartBuild("payments-release")))
            .AddCodeBuild();
        #endregion
    }
}
