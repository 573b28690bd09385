namespace CodeCommitEvents.Fuzz.Mutations;

/// <summary>Changes of bytes, whatever they mean.</summary>
internal static class ByteMutations
{
    private const string Structure = "{}[],:\"\\ \n\0eE+-.0nt/";

    public static byte[] Apply(byte[] input, Material material, Random random)
    {
        if (input.Length == 0)
        {
            return material.AnyInput(random);
        }

        var at = random.Next(input.Length);
        return random.Next(7) switch
        {
            0 => Replaced(input, at, 1, [(byte)(input[at] ^ (1 << random.Next(8)))]),
            1 => Replaced(input, at, 1, [(byte)random.Next(256)]),
            2 => Replaced(input, at, random.Next(2), [(byte)Structure[random.Next(Structure.Length)]]),
            3 => Replaced(input, at, random.Next(1, 20), []),
            4 => input[..at],
            5 => Replaced(input, at, 0, input.AsSpan(at, Math.Min(random.Next(1, 200), input.Length - at))),
            _ => Spliced(input, at, material.AnyInput(random), random),
        };
    }

    public static byte[] Replaced(byte[] input, int at, int length, ReadOnlySpan<byte> by) =>
        [.. input.AsSpan(0, at), .. by, .. input.AsSpan(Math.Min(at + length, input.Length))];

    private static byte[] Spliced(byte[] input, int at, byte[] other, Random random) => [.. input.AsSpan(0, at), .. other.AsSpan(random.Next(other.Length))];
}
