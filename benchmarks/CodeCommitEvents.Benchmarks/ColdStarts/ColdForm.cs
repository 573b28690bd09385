namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>The forms in which a program is published.</summary>
internal enum ColdForm
{
    /// <summary>The JIT compiler compiles every method that is called.</summary>
    Jit,

    /// <summary>Most methods are compiled before.</summary>
    ReadyToRun,

    /// <summary>All methods are compiled before, into a program without a JIT compiler.</summary>
    NativeAot,
}
