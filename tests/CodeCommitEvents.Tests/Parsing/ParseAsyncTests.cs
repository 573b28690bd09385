namespace CodeCommitEvents.Tests.Parsing;

public class ParseAsyncTests
{
    private static readonly byte[] Payload = Payloads.Read("wrapped/sqs-batch-mixed.json");

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16 * 1024)]
    [InlineData(int.MaxValue)]
    public async Task A_stream_is_read_in_pieces_of_any_size(int pieces)
    {
        await using var stream = new Pieces(Payload, pieces);

        var deliveries = await EventParser.ParseAsync(stream);

        deliveries.Should().Equal(EventParser.Parse(Payload));
        stream.CanRead.Should().BeTrue("the caller closes the stream");
    }

    [Fact]
    public async Task A_stream_is_read_from_its_current_position()
    {
        await using var stream = new MemoryStream([.. "...{}"u8]) { Position = 3 };

        (await EventParser.ParseAsync(stream)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_empty_stream_is_rejected() =>
        await FluentActions.Awaiting(() => EventParser.ParseAsync(Stream.Null)).Should().ThrowAsync<EventParseException>();

    [Fact]
    public async Task An_endless_stream_is_read_only_up_to_the_limit()
    {
        await using var stream = new Endless();

        await FluentActions.Awaiting(() => EventParser.ParseAsync(stream)).Should().ThrowAsync<EventParseException>();

        stream.Given.Should().BeLessThan(4 * EventParserOptions.Default.MaxPayloadBytes);
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await using var stream = new MemoryStream(Payload);

        await FluentActions.Awaiting(() => EventParser.ParseAsync(stream, cancellationToken: source.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Options_apply_to_a_stream_too()
    {
        await using var stream = new MemoryStream(Payload);

        var kept = await EventParser.ParseAsync(stream, new EventParserOptions { KeepRawText = true });

        kept.Should().NotContain(delivery => delivery.RawText == null);
    }

    /// <summary>A stream that returns at most <c>size</c> bytes for each read.</summary>
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
