using System.Runtime.InteropServices;

namespace CodeCommitEvents.Rules;

/// <summary>A step of a <see cref="GlobProgram"/>. Jumps are relative, so that a part of a program can be moved as it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlobInstruction(GlobOperation Operation, int Argument = 0);
