using System.Buffers.Text;
using System.Text;

namespace CodeCommitEvents.Fuzz.Mutations;

/// <summary>
/// Changes inputs: bytes are flipped, cut and spliced; values are replaced, wrapped, nested, repeated and turned into text; properties are
/// removed, doubled, renamed and added, also inside JSON texts and Base64 texts.
/// </summary>
internal sealed class Mutator(Material material)
{
    /// <summary>The size in bytes from which on an input is not changed further.</summary>
    public const int LargestInput = 128 * 1024;

    private const int MostChanges = 4;

    /// <summary>Returns a changed input of the corpus.</summary>
    public byte[] Next(Random random)
    {
        var input = material.AnyInput(random);
        for (var change = random.Next(1, random.Next(2, MostChanges + 2)); change > 0 && input.Length < LargestInput; change--)
        {
            input = Changed(input, random);
        }

        return input.Length <= 4 * LargestInput ? input : input[..(4 * LargestInput)];
    }

    /// <summary>Changes JSON that is the text of a JSON string, also in Base64. Returns null if the text is not JSON.</summary>
    public byte[]? ChangedInside(byte[] text, Random random)
    {
        if (text is [(byte)'{' or (byte)'[' or (byte)'"', ..])
        {
            return Changed(text, random);
        }

        if (text.Length < 8 || !Base64.IsValid(text))
        {
            return null;
        }

        var decoded = Convert.FromBase64String(Encoding.UTF8.GetString(text));
        return decoded is [(byte)'{', ..] ? Encoding.UTF8.GetBytes(Convert.ToBase64String(Changed(decoded, random))) : null;
    }

    private byte[] Changed(byte[] input, Random random)
    {
        var spans = random.Next(5) == 0 ? [] : JsonSpan.AllOf(input);
        return spans.Count == 0 ? ByteMutations.Apply(input, material, random) : ValueMutations.Apply(input, spans, material, this, random);
    }
}
