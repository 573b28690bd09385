namespace CodeCommitEvents.Rules;

/// <summary>What an instruction of a <see cref="GlobProgram"/> does. The first four take a character, the others none.</summary>
internal enum GlobOperation
{
    /// <summary>Takes the character that is the argument.</summary>
    Character,

    /// <summary>Takes a character of the class whose number is the argument.</summary>
    Class,

    /// <summary>Takes any character but <c>/</c>.</summary>
    NotSlash,

    /// <summary>Takes any character.</summary>
    Any,

    /// <summary>Goes on here, and as far away as the argument says.</summary>
    Split,

    /// <summary>Goes on as far away as the argument says.</summary>
    Jump,

    /// <summary>The text matches if it ends here.</summary>
    Match,
}
