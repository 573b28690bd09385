namespace CodeCommitEvents.Tool;

/// <summary>Writes for people the name of each payload, and what cannot be replayed.</summary>
internal sealed class PayloadHeadings(Screen output)
{
    private bool isFollowing;

    public void Write(string file)
    {
        if (isFollowing)
        {
            output.WriteLine();
        }

        isFollowing = true;
        output.WriteLine(new Line().Add(file, Ink.Bold));
    }

    public void WriteUnreadable(string file, string error)
    {
        Write(file);
        output.WriteLine(new Line("  unreadable  ", Ink.Red).Add(error));
    }

    public void WriteSkipped(string file, int messages)
    {
        Write(file);
        output.WriteLine(new Line("  ").Add($"{BuildLines.Counted(messages, "message")} without JSON", Ink.Dim));
    }
}
