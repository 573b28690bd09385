namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>The programs. <see cref="Hand"/> and <see cref="Library"/> have the same rules, read the same payload, and start the same builds.</summary>
internal enum ColdJob
{
    /// <summary>An empty <c>Main</c>.</summary>
    Empty,

    /// <summary>What a team would write without this library.</summary>
    Hand,

    /// <summary>This library.</summary>
    Library,

    /// <summary>The first set of rules of this library, of any size. It is not compared with the others.</summary>
    Rules,
}
