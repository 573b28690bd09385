namespace CodeCommitEvents.Rules;

/// <summary>An instruction of a <see cref="GlobProgram"/>. Jumps are relative, so that a part of a program can be moved unchanged.</summary>
internal sealed class GlobInstruction(GlobOperation operation, int argument = 0)
{
    public GlobOperation Operation { get; } = operation;

    public int Argument { get; } = argument;
}

/// <summary>The operation of an instruction.</summary>
internal enum GlobOperation
{
    /// <summary>Consumes the character in the argument.</summary>
    Character,

    /// <summary>Consumes one character of a class. The argument is the index of the class.</summary>
    Class,

    /// <summary>Consumes one character, but not <c>/</c>.</summary>
    NotSlash,

    /// <summary>Consumes zero or more characters, but not <c>/</c>.</summary>
    Segment,

    /// <summary>Consumes zero or more characters.</summary>
    Everything,

    /// <summary>Consumes no character. Two instructions follow: the next one, and another one. The argument is the distance to the other one.</summary>
    Split,

    /// <summary>Consumes no character. The argument is the distance to the instruction that follows.</summary>
    Jump,

    /// <summary>Consumes no character. The pattern matches if the text ends at this instruction.</summary>
    Match,
}
