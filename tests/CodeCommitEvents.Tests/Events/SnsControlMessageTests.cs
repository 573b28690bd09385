using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Events;

public class SnsControlMessageTests
{
    [Fact]
    public void A_printed_confirmation_contains_neither_its_token_nor_its_URL() =>
        new SubscriptionConfirmation { TopicArn = new Arn("arn:aws:sns:x"), Token = "t0ken", SubscribeUrl = "https://url", Message = "m" }.ToString()
            .Should().Contain("arn:aws:sns:x").And.NotContain("t0ken").And.NotContain("https://url");
}
