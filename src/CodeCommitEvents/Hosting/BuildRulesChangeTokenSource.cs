using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CodeCommitEvents.Hosting;

/// <summary>Signals that the configuration has changed, so that the rules are read again.</summary>
internal sealed class BuildRulesChangeTokenSource(IConfiguration configuration) : IOptionsChangeTokenSource<BuildRulesOptions>
{
    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => configuration.GetReloadToken();
}
