using Amazon.SimpleNotificationService;
using CodeCommitEvents;
using CodeCommitEvents.Sns;

namespace Snippets;

internal static class SnsMessages
{
    public static BuildDispatcher CreateDispatcher(BuildRules rules, IBuildStarter starter)
    {
        #region verifier
        var verifier = new SnsMessageVerifier(new() { Topics = { "arn:aws:sns:eu-central-1:111122223333:changes" } });
        return new BuildDispatcher(rules, starter, new() { HttpVerifier = verifier });
        #endregion
    }

    public static async Task AllowAsync(string topicArn)
    {
        #region topic policy
        var policy = new SnsTopicPolicy(new AmazonSimpleNotificationServiceClient());
        SnsTopicPolicyResult result = await policy.AllowAsync(topicArn, SnsPublishers.NotificationRules | SnsPublishers.EventBridge);
        foreach (SnsTopicPolicyProblem problem in result.Problems)
        {
            Console.WriteLine(problem);
        }
        #endregion
    }
}
