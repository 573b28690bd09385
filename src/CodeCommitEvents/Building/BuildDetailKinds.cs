namespace CodeCommitEvents.Building;

/// <summary>The kinds of details of a build. Each kind costs calls to AWS.</summary>
[Flags]
public enum BuildDetailKinds
{
    /// <summary>No details.</summary>
    None = 0,

    /// <summary>The resolved source version, the exported variables, all artifacts, and an automatic retry.</summary>
    Build = 1,

    /// <summary>The test reports and code coverage reports.</summary>
    Reports = 2,

    /// <summary>The reports, with their failed tests.</summary>
    FailedTests = 4,

    /// <summary>The last lines of the log. For a batch build, the log of its first build that did not succeed.</summary>
    LogTail = 8,

    /// <summary>All details.</summary>
    All = Build | Reports | FailedTests | LogTail,
}
