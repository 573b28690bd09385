using System.Buffers;

namespace CodeCommitEvents.Parsing;

/// <summary>A payload that was read from a stream into a rented array.</summary>
internal sealed class PayloadBuffer : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int length;

    private PayloadBuffer()
    {
    }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <summary>Reads a stream to its end, or until more bytes were read than a payload can have.</summary>
    public static async Task<PayloadBuffer> ReadAsync(Stream utf8Json, EventParserOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        var limit = (options ?? EventParserOptions.Default).MaxPayloadBytes;
        var payload = new PayloadBuffer();
        try
        {
            while (payload.length <= limit)
            {
                var read = await utf8Json.ReadAsync(payload.buffer.AsMemory(payload.length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                payload.length += read;
                payload.GrowIfFull();
            }

            return payload;
        }
        catch
        {
            payload.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, length) = ([], 0);
    }

    private void GrowIfFull()
    {
        if (length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
