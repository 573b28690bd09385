namespace CodeCommitEvents.Events;

/// <summary>The kind of IAM principal that a caller's ARN identifies.</summary>
public enum CallerKind
{
    /// <summary>The kind is unknown: the text has none of the formats of the other kinds.</summary>
    Unknown,

    /// <summary>An IAM user: <c>arn:aws:iam::ACCOUNT:user/NAME</c>, or the unique id <c>AIDA…</c>.</summary>
    User,

    /// <summary>A session of an assumed role: <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, or the unique id <c>AROA…:SESSION</c>.</summary>
    AssumedRole,

    /// <summary>A federated user: <c>arn:aws:sts::ACCOUNT:federated-user/NAME</c>.</summary>
    FederatedUser,

    /// <summary>The root user of the account: <c>arn:aws:iam::ACCOUNT:root</c>.</summary>
    Root,
}
