namespace CodeCommitEvents.Events;

/// <summary>Finds the known word that is meant by a misspelled one.</summary>
internal static class EditDistance
{
    private const int LettersAMistake = 3;

    /// <summary>Returns the known word with the smallest edit distance, if this distance is small compared with the length of the words. Null if there is none.</summary>
    public static string? Similar(string word, IEnumerable<string> known) => known
        .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(pair => pair.distance <= Math.Max(1, Math.Min(word.Length, pair.candidate.Length) / LettersAMistake))
        .OrderBy(pair => pair.distance)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    /// <summary>The Damerau-Levenshtein distance, in its restricted form (optimal string alignment).</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                rows[row, column] = row == 0 || column == 0 ? row + column : Least(rows, left, right, row, column);
            }
        }

        return rows[left.Length, right.Length];
    }

    private static int Least(int[,] rows, string left, string right, int row, int column)
    {
        var change = left[row - 1] == right[column - 1] ? 0 : 1;
        var least = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + change);
        return row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]
            ? Math.Min(least, rows[row - 2, column - 2] + 1)
            : least;
    }
}
