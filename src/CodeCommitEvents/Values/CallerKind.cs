namespace CodeCommitEvents.Events;

/// <summary>What kind of principal a caller's ARN names.</summary>
public enum CallerKind
{
    /// <summary>None that the ARN's text tells.</summary>
    Unknown,

    /// <summary>An IAM user: <c>arn:aws:iam::ACCOUNT:user/NAME</c>, or the unique id <c>AIDA…</c>.</summary>
    User,

    /// <summary>A role's session: <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, or the unique id <c>AROA…:SESSION</c>.</summary>
    AssumedRole,

    /// <summary>A federated user: <c>arn:aws:sts::ACCOUNT:federated-user/NAME</c>.</summary>
    FederatedUser,

    /// <summary>The account itself: <c>arn:aws:iam::ACCOUNT:root</c>.</summary>
    Root,
}
