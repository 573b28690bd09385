namespace CodeCommitEvents.Fuzz.Inputs;

/// <summary>What an input is read as.</summary>
internal enum InputKind
{
    /// <summary>A payload with events.</summary>
    Payload,

    /// <summary>A JSON document with rules.</summary>
    Rules,
}

/// <summary>An input of the library.</summary>
/// <param name="Kind">What the bytes are read as.</param>
/// <param name="Bytes">The bytes. They can be invalid UTF-8.</param>
/// <param name="Variant">Selects the rules that evaluate the events of a payload, or the events that the rules evaluate.</param>
internal sealed record Input(InputKind Kind, byte[] Bytes, int Variant);
