namespace CodeCommitEvents.Rules;

/// <summary>What of a caller a pattern is about.</summary>
internal enum CallerPart
{
    /// <summary>The whole ARN.</summary>
    Arn,

    /// <summary>The name of a user.</summary>
    User,

    /// <summary>The name of an assumed role.</summary>
    Role,

    /// <summary>The session of an assumed role.</summary>
    Session,

    /// <summary>The account.</summary>
    Account,
}
