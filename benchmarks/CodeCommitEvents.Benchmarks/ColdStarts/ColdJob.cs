namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>The programs. All but <see cref="Empty"/> have the same rules, read the same payload, and start the same builds.</summary>
internal enum ColdJob
{
    /// <summary>An empty <c>Main</c>.</summary>
    Empty,

    /// <summary>What a team would write without this library.</summary>
    Hand,

    /// <summary>This library.</summary>
    Library,
}
