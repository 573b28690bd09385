namespace CodeCommitEvents.Tool;

/// <summary>The payloads in a file: the whole file, the values of an archive, or the messages that the AWS CLI prints.</summary>
internal static class PayloadFile
{
    /// <summary>Returns the payloads of a file, each with the text that follows the name of the file in the name of the payload.</summary>
    /// <param name="file">The content of the file.</param>
    /// <param name="skipped">Is told how many messages of a log are not JSON, and therefore no payloads.</param>
    public static IEnumerable<(string Place, ReadOnlyMemory<byte> Json)> Split(ReadOnlyMemory<byte> file, Action<int> skipped)
    {
        if (CsvMessages.In(file, skipped) is { } rows)
        {
            foreach (var row in rows)
            {
                yield return row;
            }

            yield break;
        }

        foreach (var (place, json) in JsonSequence.Split(file))
        {
            foreach (var (part, message) in PrintedMessages.In(json, skipped) ?? [("", json)])
            {
                yield return ($"{place}{part}", message);
            }
        }
    }
}
