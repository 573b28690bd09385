namespace VerifyTests;

/// <summary>A text and its <c>.verified.</c> file differ, or Verify was used wrongly.</summary>
public sealed class VerifyException(string message) : Exception(message);
