namespace Replay;

/// <summary>A line in the terminal that shows the progress in a large folder.</summary>
internal sealed class Progress(TextWriter terminal, bool isShown) : IDisposable
{
    private const int FilesBetween = 25;

    public void Show(int done, int total)
    {
        if (isShown && done % FilesBetween == 0)
        {
            terminal.Write($"\r{done} of {total} files");
        }
    }

    public void Clear()
    {
        if (isShown)
        {
            terminal.Write("\r\u001b[K");
        }
    }

    public void Dispose() => Clear();
}
