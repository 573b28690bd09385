using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CodeCommitEvents.Hosting;

/// <summary>Makes the options reload the rules when the configuration changes.</summary>
internal sealed class BuildRulesChangeTokenSource(IConfiguration configuration) : IOptionsChangeTokenSource<BuildRulesOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => configuration.GetReloadToken();
}
