using System.Runtime.InteropServices;

namespace CodeCommitEvents.Rules;

/// <summary>A step of a <see cref="GlobProgram"/>. Jumps are relative, so that a part of a program can be moved as it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlobInstruction(GlobOperation Operation, int Argument = 0)
{
    /// <summary><c>(?:.*/)?</c>: any number of folders.</summary>
    public static GlobInstruction[] Folders { get; } =
        [new(GlobOperation.Split, 5), .. AnyNumberOf(GlobOperation.Any), new(GlobOperation.Character, '/')];

    /// <summary>Takes any number of characters, none included.</summary>
    public static GlobInstruction[] AnyNumberOf(GlobOperation operation) =>
        [new(GlobOperation.Split, 3), new(operation), new(GlobOperation.Jump, -2)];
}
