namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>Judges a use of an input.</summary>
/// <param name="Name">What must be true of every input.</param>
/// <param name="Check">Returns what is wrong. Null if nothing is. An exception is wrong, too.</param>
internal sealed record Oracle<TTrial>(string Name, Func<TTrial, string?> Check)
    where TTrial : Trial;

/// <summary>What an oracle says is wrong.</summary>
internal sealed record Violation(string Oracle, string Problem);
