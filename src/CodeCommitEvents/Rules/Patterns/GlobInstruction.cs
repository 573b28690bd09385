using System.Runtime.InteropServices;

namespace CodeCommitEvents.Rules;

/// <summary>A step of a <see cref="GlobProgram"/>. Jumps are relative, so that a part of a program can be moved as it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlobInstruction(GlobOperation Operation, int Argument = 0);

/// <summary>What an instruction of a <see cref="GlobProgram"/> does.</summary>
internal enum GlobOperation
{
    /// <summary>Takes the character that is the argument.</summary>
    Character,

    /// <summary>Takes a character of the class whose number is the argument.</summary>
    Class,

    /// <summary>Takes any character but <c>/</c>.</summary>
    NotSlash,

    /// <summary>Takes any number of characters but <c>/</c>, none included.</summary>
    Segment,

    /// <summary>Takes any number of characters, none included.</summary>
    Everything,

    /// <summary>Takes nothing: goes on here, and as far away as the argument says.</summary>
    Split,

    /// <summary>Takes nothing: goes on as far away as the argument says.</summary>
    Jump,

    /// <summary>The text matches if it ends here.</summary>
    Match,
}
