using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CodeCommitEvents.Json;

/// <summary>The name of a property to search, and its hash. A name in the code is a constant, so the JIT compiler computes the hash.</summary>
internal readonly ref struct FieldName
{
    private FieldName(ReadOnlySpan<byte> utf8, int hash)
    {
        Utf8 = utf8;
        Hash = hash;
    }

    public ReadOnlySpan<byte> Utf8 { get; }

    public int Hash { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FieldName(ReadOnlySpan<byte> utf8) => new(utf8, HashOf(utf8));

    /// <summary>Returns a cheap hash of a name: of its length, its first four bytes and its last four bytes. Equal names have equal hashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int HashOf(ReadOnlySpan<byte> utf8) => utf8.Length >= sizeof(uint)
        ? (int)(BinaryPrimitives.ReadUInt32LittleEndian(utf8) + (31 * BinaryPrimitives.ReadUInt32LittleEndian(utf8[^sizeof(uint)..])) + (uint)utf8.Length)
        : utf8.IsEmpty ? 0 : (utf8.Length << 16) + (utf8[0] << 8) + utf8[^1];
}
