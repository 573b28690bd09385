using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CodeCommitEvents.Json;

/// <summary>
/// Finds the special bytes of a JSON text: quotes, backslashes and control characters. They are where a string ends or has an escape. JSON
/// inside a JSON string has one of them every few bytes, so those of a whole block are searched at once.
/// </summary>
/// <remarks>A block is searched in vectors of 16 bytes, because code for longer vectors cannot be compiled before the program starts.</remarks>
internal ref struct JsonSpecials(ReadOnlySpan<byte> utf8Json)
{
    private const int BlockSize = 64;

    private readonly ReadOnlySpan<byte> utf8Json = utf8Json;
    private int blockStart = -BlockSize;

    /// <summary>A bit for each byte of the block: 1 if the byte is special.</summary>
    private ulong mask;

    /// <summary>Whether all bytes of the searched blocks are ASCII.</summary>
    public bool IsAscii { get; private set; } = true;

    /// <summary>Returns the position of the first special byte at or after a position. Returns the length of the text if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int at)
    {
        var inBlock = at - blockStart;
        var rest = (uint)inBlock < BlockSize ? mask >> inBlock : 0;
        return rest != 0 ? at + BitOperations.TrailingZeroCount(rest) : FindInNextBlocks(at);
    }

    private int FindInNextBlocks(int at)
    {
        at = (uint)(at - blockStart) < BlockSize ? blockStart + BlockSize : at;
        while (at < utf8Json.Length)
        {
            Load(at);
            if (mask != 0)
            {
                return at + BitOperations.TrailingZeroCount(mask);
            }

            at += BlockSize;
        }

        return utf8Json.Length;
    }

    private void Load(int at)
    {
        blockStart = at;
        var block = utf8Json[at..];
        if (block.Length >= BlockSize)
        {
            mask = MaskOf(block);
            return;
        }

        Span<byte> padded = stackalloc byte[BlockSize];
        block.CopyTo(padded);
        mask = MaskOf(padded) & ((1UL << block.Length) - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong MaskOf(scoped ReadOnlySpan<byte> block)
    {
        var (first, second) = (Vector128.Create(block), Vector128.Create(block[16..]));
        var (third, fourth) = (Vector128.Create(block[32..]), Vector128.Create(block[48..]));
        IsAscii &= (first | second | third | fourth).ExtractMostSignificantBits() == 0;
        return MaskOf(first) | (MaskOf(second) << 16) | (MaskOf(third) << 32) | (MaskOf(fourth) << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MaskOf(Vector128<byte> bytes) =>
        (Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
}
