using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>
/// What the extended client libraries of SQS and SNS send in place of a large message: a list with the name of a Java class, and the place of
/// the message in S3.
/// </summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-managing-large-messages.html">Managing large Amazon SQS messages</see>.</remarks>
internal static class ExtendedClientPointer
{
    public const string Reason = "The message is in S3: the text is a pointer of the extended client library. The parser does not read S3.";

    public static bool Is(JsonCursor list)
    {
        var index = 0;
        foreach (var item in list)
        {
            var fits = index++ switch
            {
                0 => item.TextEquals("software.amazon.payloadoffloading.PayloadS3Pointer"u8) || item.TextEquals("com.amazon.sqs.javamessaging.MessageS3Pointer"u8),
                1 => item.Has("s3Key"u8, JsonTokenType.String),
                _ => false,
            };
            if (!fits)
            {
                return false;
            }
        }

        return index == 2;
    }
}
