using System.Runtime.InteropServices;

namespace CodeCommitEvents.Rules;

/// <summary>An instruction of a <see cref="GlobProgram"/>. Jumps are relative, so that a part of a program can be moved unchanged.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlobInstruction(GlobOperation Operation, int Argument = 0);

/// <summary>The operation of an instruction.</summary>
internal enum GlobOperation
{
    /// <summary>Matches one character, the argument.</summary>
    Character,

    /// <summary>Matches one character of the class with the index in the argument.</summary>
    Class,

    /// <summary>Matches any one character except <c>/</c>.</summary>
    NotSlash,

    /// <summary>Matches any number of characters except <c>/</c>, including none.</summary>
    Segment,

    /// <summary>Matches any number of characters, including none.</summary>
    Everything,

    /// <summary>Consumes no character. Continues at two instructions: the next one, and the one whose distance from here is the argument.</summary>
    Split,

    /// <summary>Consumes no character. Continues at the instruction whose distance from here is the argument.</summary>
    Jump,

    /// <summary>The pattern matches if the text ends here.</summary>
    Match,
}
