using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

public class CallerIdentityTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/Mary_Major", CallerKind.User, "Mary_Major", null, "Mary_Major")]
    [InlineData("arn:aws:iam::111122223333:user/team/a/Mary_Major", CallerKind.User, "Mary_Major", null, "Mary_Major")]
    [InlineData("arn:aws-cn:iam::111122223333:user/Mary_Major", CallerKind.User, "Mary_Major", null, "Mary_Major")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/dev/jane@example.com", CallerKind.AssumedRole, "dev", "jane@example.com", "jane@example.com")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/dev/a/b", CallerKind.AssumedRole, "dev", "a/b", "a/b")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/dev", CallerKind.AssumedRole, "dev", null, "dev")]
    [InlineData("arn:aws:sts::111122223333:federated-user/jane", CallerKind.FederatedUser, "jane", null, "jane")]
    [InlineData("arn:aws:iam::111122223333:root", CallerKind.Root, null, null, "root")]
    [InlineData("AIDAEXAMPLE", CallerKind.User, null, null, null)]
    [InlineData("AROAEXAMPLE:jane", CallerKind.AssumedRole, null, "jane", "jane")]
    [InlineData("AROAEXAMPLE", CallerKind.AssumedRole, null, null, null)]
    [InlineData("arn:aws:iam::111122223333:role/dev", CallerKind.Unknown, null, null, null)]
    [InlineData("arn:aws:iam::111122223333:user", CallerKind.Unknown, null, null, null)]
    [InlineData("arn:aws:sts::111122223333:federated-user", CallerKind.Unknown, null, null, null)]
    [InlineData("arn:aws:sts::111122223333:assumed-role", CallerKind.Unknown, null, null, null)]
    [InlineData("arn:::::", CallerKind.Unknown, null, null, null)]
    [InlineData("author", CallerKind.Unknown, null, null, null)]
    [InlineData("", CallerKind.Unknown, null, null, null)]
    public void The_caller_is_read_from_an_ARN(string arn, CallerKind kind, string? name, string? session, string? displayName)
    {
        var caller = new Arn(arn).Caller;

        (caller.Kind, caller.Name, caller.SessionName, caller.DisplayName).Should().Be((kind, name, session, displayName));
    }
}
