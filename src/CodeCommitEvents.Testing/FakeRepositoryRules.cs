using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Repositories with files of rules, for tests of a policy (<see cref="RepositoryRulesPolicy"/>). The default branch of each repository is <c>main</c>. The
/// class is thread-safe.
/// </summary>
public sealed class FakeRepositoryRules : IRepositoryRulesProvider
{
    /// <summary>The path of the files.</summary>
    public const string Path = ".codecommit-events.json";

    private const string DefaultBranch = "main";
    private const int CommitIdLength = 40;

    private readonly Dictionary<string, RepositoryRulesFile> files = new(StringComparer.Ordinal);
    private readonly List<ServiceEvent> events = [];
    private FakeFailure? failure;

    /// <summary>The events for which a file was asked for, in order.</summary>
    public IReadOnlyList<ServiceEvent> Events
    {
        get
        {
            lock (files)
            {
                return [.. events];
            }
        }
    }

    /// <summary>Writes a file in a new commit.</summary>
    /// <param name="json">The content.</param>
    /// <param name="repositoryName">The name of the repository. Default: the repository of fake events.</param>
    /// <param name="branch">The short name of the branch. Default: <c>main</c>.</param>
    /// <returns>These repositories.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FakeRepositoryRules Write(string json, string repositoryName = FakeData.Repository, string branch = DefaultBranch)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(repositoryName);
        ArgumentNullException.ThrowIfNull(branch);
        var content = Encoding.UTF8.GetBytes(json);
        var commit = Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant()[..CommitIdLength];
        lock (files)
        {
            files[KeyOf(repositoryName, branch)] = new() { Source = new() { RepositoryName = repositoryName, Path = Path, CommitId = commit, Branch = branch }, Content = content };
        }

        return this;
    }

    /// <summary>Makes the next reads fail as if the service throttled them. The event then fails, so that it is delivered again.</summary>
    /// <param name="times">The number of reads that fail. Default: all.</param>
    /// <returns>These repositories.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FakeRepositoryRules FailTransiently(int times = int.MaxValue)
    {
        failure = new(FakeFailureKind.Transient, after: 0, times, project: null);
        return this;
    }

    /// <inheritdoc/>
    public Task<RepositoryRulesFile?> GetFileAsync(ServiceEvent serviceEvent, Func<string, bool> isProtected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        ArgumentNullException.ThrowIfNull(isProtected);
        cancellationToken.ThrowIfCancellationRequested();
        lock (files)
        {
            events.Add(serviceEvent);
            if (failure?.Of(Path) is not null)
            {
                throw new TimeoutException("The read was configured to fail.");
            }

            var branch = serviceEvent is PullRequestEvent { Destination: { IsBranch: true, Name: var destination } } && isProtected(destination) ? destination : DefaultBranch;
            return Task.FromResult(files.GetValueOrDefault(KeyOf(serviceEvent.RepositoryName ?? "", branch)));
        }
    }

    private static string KeyOf(string repositoryName, string branch) => $"{repositoryName}\n{branch}";
}
