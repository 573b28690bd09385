using System.Runtime.CompilerServices;

namespace Amazon.StandIn;

/// <summary>
/// Gets one page after the other until a page has no token of a next page. As in the SDK, it sets the token of the request, and it runs
/// only once.
/// </summary>
internal abstract class TokenPaginator<TResponse> : IPaginator<TResponse>
{
    private int used;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref used, 1) != 0)
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        string token;
        do
        {
            TResponse response = await NextAsync(cancellationToken).ConfigureAwait(false);
            token = Follow(response);
            cancellationToken.ThrowIfCancellationRequested();
            yield return response;
        }
        while (!string.IsNullOrEmpty(token));
    }

    /// <summary>The items of all pages.</summary>
    protected IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, IEnumerable<TItem>> items) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, response => items(response) ?? []);

    /// <summary>Sends the request.</summary>
    protected abstract Task<TResponse> NextAsync(CancellationToken cancellationToken);

    /// <summary>Makes the request ask for the page after this one, and returns the token of that page.</summary>
    protected abstract string Follow(TResponse response);
}
