using CodeCommitEvents;
using CodeCommitEvents.Building;

namespace Snippets;

#region starter
public sealed class TeamStarter(IBuildStarter inner) : IBuildStarter, IBuildFinder
{
    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) =>
        inner.StartAsync(request.WithEnvironmentVariable("TEAM", "payments"), cancellationToken);

    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => inner.StopAsync(build, cancellationToken);

    public Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        inner is IBuildFinder finder ? finder.FindAsync(request, since, cancellationToken) : Task.FromResult<StartedBuild?>(null);
}
#endregion
