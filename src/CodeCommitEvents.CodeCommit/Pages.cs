namespace CodeCommitEvents.CodeCommit;

/// <summary>Reads the pages of a list.</summary>
internal static class Pages
{
    /// <param name="read">Reads the page of a token. The token of the first page is null.</param>
    /// <param name="nextOf">Returns the token of the page after a page. Null or empty after the last page.</param>
    public static async IAsyncEnumerable<TPage> ReadAsync<TPage>(Func<string?, Task<TPage>> read, Func<TPage, string?> nextOf)
    {
        string? token = null;
        while (true)
        {
            var page = await read(token).ConfigureAwait(false);
            yield return page;
            var next = nextOf(page);

            // A page that leads to itself has no end.
            if (string.IsNullOrEmpty(next) || next == token)
            {
                yield break;
            }

            token = next;
        }
    }
}
