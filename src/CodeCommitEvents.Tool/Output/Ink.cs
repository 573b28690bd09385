namespace CodeCommitEvents.Tool;

/// <summary>How a text looks on a terminal with colors. Elsewhere, it makes no difference.</summary>
internal enum Ink
{
    Plain,
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
    Cyan,
}
