using System.Diagnostics;
using CodeCommitEvents.Fuzz.Inputs;
using CodeCommitEvents.Fuzz.Mutations;
using CodeCommitEvents.Fuzz.Oracles;

namespace CodeCommitEvents.Fuzz.Findings;

/// <summary>Removes parts of an input as long as the same oracle complains.</summary>
internal static class Minimizer
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static Input Minimized(Input input, Violation violation, Judge judge)
    {
        var start = Stopwatch.GetTimestamp();
        for (var size = input.Bytes.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < input.Bytes.Length && Stopwatch.GetElapsedTime(start) < Longest;)
            {
                var smaller = input with { Bytes = ByteMutations.Replaced(input.Bytes, at, size, []) };
                if (judge.Confirmed(smaller)?.Oracle == violation.Oracle)
                {
                    input = smaller;
                }
                else
                {
                    at += size;
                }
            }
        }

        return input;
    }
}
