using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>
/// An HTTP request, as API Gateway, a function URL or an Application Load Balancer passes it to a Lambda function. The body contains the
/// message, for example the POST of an SNS subscription.
/// </summary>
/// <remarks>
/// <para>Whoever knows the URL can send any request. Do not trust the events in a request before the signature of the SNS message in the
/// request is verified. The parser does not verify signatures.</para>
/// <para>Sources: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">payload
/// formats of API Gateway</see> (a function URL uses version 2.0), and
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Lambda functions as targets</see> of
/// a load balancer.</para>
/// </remarks>
public sealed record HttpRequestTransport : Transport
{
    /// <summary>Creates a request without fields.</summary>
    public HttpRequestTransport()
    {
    }

    private HttpRequestTransport(JsonCursor value, JsonCursor body, RecordPosition? position)
    {
        Position = position;
        IsInline = !body.IsString;
        Method = value.TakeString("httpMethod"u8);
        Path = value.TakeString("path"u8);
        Headers = value.TakeMap("headers"u8);
        IsBase64Encoded = value.TakeBoolean("isBase64Encoded"u8);
        RequestContext = value.TakeObject("requestContext"u8, JsonFields.Read)!;
        AdditionalFields = JsonFields.Untaken(value);
    }

    /// <inheritdoc/>
    public override string Name => "httpRequest";

    /// <summary>The method, such as <c>POST</c> (<c>httpMethod</c>). Null in payload format 2.0, where <see cref="RequestContext"/> contains it.</summary>
    public string? Method { get; init; }

    /// <summary>The path of the URL, such as <c>/hook</c> (<c>path</c>). Null in payload format 2.0.</summary>
    public string? Path { get; init; }

    /// <summary>The headers. The key is the name as received, so the case of its letters varies. SNS sends <c>x-amz-sns-message-type</c>.</summary>
    public ValueMap<string>? Headers { get; init; }

    /// <summary>Whether the body is encoded in Base64. The parser decodes the body.</summary>
    public bool? IsBase64Encoded { get; init; }

    /// <summary>The fields of <c>requestContext</c>, such as <c>stage</c>, <c>http</c> or <c>elb</c>.</summary>
    public JsonFields RequestContext { get; init; } = JsonFields.Empty;

    /// <inheritdoc/>
    internal override string ContentPath => "body";

    internal override bool IsBase64 => IsBase64Encoded == true && !IsInline;

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        writer.Text("httpMethod", Method);
        writer.Text("path", Path);
        writer.Map("headers", Headers);
        writer.Object("requestContext", RequestContext, static (item, fields) => item.Additional(fields));
        if (IsBase64)
        {
            content.WriteBase64(writer, "body");
        }
        else
        {
            content.Write(writer, "body", IsInline);
        }

        writer.Boolean("isBase64Encoded", IsBase64Encoded);
        writer.Additional(AdditionalFields);
    }

    /// <summary>The form of the event that a Lambda function receives for a request.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "HTTP body";

        /// <remarks>
        /// A request without a body is one, too. If it were an object without a form, an event would be searched in its query and headers, which
        /// whoever calls the URL chooses.
        /// </remarks>
        public override bool Matches(in JsonCursor value, ObjectPlace place) =>
            value.Has("requestContext"u8, JsonTokenType.StartObject)
            && (Has(value, "body"u8) || Has(value, "isBase64Encoded"u8) || Has(value, "headers"u8) || Has(value, "httpMethod"u8));

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            if (!Has(value, "body"u8))
            {
                return new("The HTTP request has no body.");
            }

            var body = Take(value, "body"u8);
            return new(new HttpRequestTransport(value, body, position), body);
        }

        private static bool Has(JsonCursor value, in FieldName name) => value.Find(name).Type != JsonTokenType.None;
    }
}
