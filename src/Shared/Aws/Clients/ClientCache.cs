namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>The clients of a service, one for each account and region. Each is created when it is first needed. Thread-safe.</summary>
/// <param name="getDefault">Returns the default client of the application. Null if there is none: then it is created, too.</param>
/// <param name="create">Creates a client. Both arguments are null for the default client.</param>
internal sealed class ClientCache<TClient>(Func<TClient?> getDefault, Func<string?, string?, TClient> create) : IDisposable
    where TClient : class, IDisposable
{
    private readonly Dictionary<ClientTarget, TClient> clients = [];
    private readonly List<TClient> created = [];

    /// <summary>Returns the client for an account and region.</summary>
    public TClient Get(string? account, string? region)
    {
        var target = new ClientTarget(account, region);
        lock (clients)
        {
            if (!clients.TryGetValue(target, out var client))
            {
                client = (target == default ? getDefault() : null) ?? Own(create(account, region));
                clients.Add(target, client);
            }

            return client;
        }
    }

    /// <summary>Disposes the clients that this object has created.</summary>
    public void Dispose()
    {
        lock (clients)
        {
            created.ForEach(client => client.Dispose());
            created.Clear();
            clients.Clear();
        }
    }

    private TClient Own(TClient client)
    {
        created.Add(client);
        return client;
    }
}
