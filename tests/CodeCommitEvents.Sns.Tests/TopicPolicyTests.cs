using System.Text.Json.Nodes;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>Statements are added without changing the rest of a policy, and a policy that lets nothing in is explained.</summary>
public sealed class TopicPolicyTests
{
    private const string Arn = Topic.Arn;

    private const string Default = """
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:Publish"],"Resource":"arn:aws:sns:eu-central-1:111122223333:changes","Condition":{"StringEquals":{"AWS:SourceOwner":"111122223333"}}}]}
        """;

    private const SnsPublishers Everybody = SnsPublishers.NotificationRules | SnsPublishers.EventBridge | SnsPublishers.Triggers;

    [Fact]
    public void The_default_policy_does_not_let_notifications_in_and_the_explanation_says_why()
    {
        var problem = SnsTopicPolicy.Explain(Default, Arn).Should().ContainSingle().Which;

        problem.IsCertain.Should().BeTrue();
        problem.Publishers.Should().Be(SnsPublishers.NotificationRules);
        problem.Description.Should().Be("The statement \"__default_statement_ID\" of the default policy allows only requests with the condition key AWS:SourceOwner, which notification rules do not send.");
        problem.ToString().Should().Contain("codestar-notifications.amazonaws.com").And.Contain("SNS:Publish").And.Contain("Keep the other statements");
        SnsTopicPolicy.Explain(Default, Arn, SnsPublishers.Triggers).Should().BeEmpty("CodeCommit sends AWS:SourceOwner");
        SnsTopicPolicy.Explain(Default, Arn, SnsPublishers.EventBridge).Should().ContainSingle();
        SnsTopicPolicy.Explain(Default, Arn, SnsPublishers.None, "alias/aws/sns").Should().BeEmpty();
    }

    [Fact]
    public void The_statement_for_notification_rules_is_that_of_the_documentation()
    {
        var result = SnsTopicPolicy.Allow(Default, Arn);

        (result.IsChanged, result.Problems.Count).Should().Be((true, 0));
        var statements = JsonNode.Parse(result.Policy)!["Statement"]!.AsArray();
        statements.Should().HaveCount(2);
        statements[1]!.ToJsonString().Should().Be(
            """{"Sid":"CodeCommitEventsNotificationRules","Effect":"Allow","Principal":{"Service":"codestar-notifications.amazonaws.com"},"Action":"SNS:Publish","Resource":"arn:aws:sns:eu-central-1:111122223333:changes"}""");
    }

    [Fact]
    public void EventBridge_and_triggers_are_limited_to_the_account_of_the_topic()
    {
        var policy = SnsTopicPolicy.Allow("", "arn:aws-cn:sns:cn-north-1:111122223333:changes", Everybody).Policy;

        policy.Should().Contain("""{"ArnLike":{"aws:SourceArn":"arn:aws-cn:events:cn-north-1:111122223333:rule/*"}}""").And.Contain("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""");
        SnsTopicPolicy.Explain(policy, "arn:aws-cn:sns:cn-north-1:111122223333:changes", Everybody).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"Statement":[]}""")]
    [InlineData("""{ "Statement" : [ ] , "Version":"2012-10-17" }""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"SNS:*","Resource":"*"}}""")]
    [InlineData("{\n  \"Id\": \"\\u00e4\u20ac\U0001f600 \\\"Statement\\\":[\",\n  \"Statement\": [\n    { \"Sid\": \"CodeCommitEventsNotificationRules\", \"Effect\": \"Deny\", \"Principal\": {\"AWS\": \"123\"}, \"Action\": \"x\", \"Resource\": \"y\" }\n  ],\n \"Other\": {\"Statement\":[1]} }\n")]
    [InlineData("""{"Statement":[{"Sid":"1","Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"NumericLessThan":{"a":1.50}}}]}""")]
    public void The_rest_of_a_policy_stays_byte_for_byte_and_a_second_call_changes_nothing(string policy)
    {
        var first = SnsTopicPolicy.Allow(policy, Arn, Everybody);

        first.IsChanged.Should().BeTrue();
        var before = JsonNode.Parse(policy)!;
        var after = JsonNode.Parse(first.Policy)!;
        var statements = after["Statement"]!.AsArray();
        var old = before["Statement"] as JsonArray ?? [before["Statement"]!.DeepClone()];
        statements.Should().HaveCount(old.Count + 3);
        statements.Select(statement => (string?)statement!["Sid"]).Should().OnlyHaveUniqueItems();
        var added = string.Join(',', statements.Skip(old.Count).Select(statement => statement!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        var without = first.Policy.Replace((old.Count > 0 ? "," : "") + added, "", StringComparison.Ordinal);
        (before["Statement"] is JsonArray ? without : without.Replace(":[{", ":{", StringComparison.Ordinal).Replace("}]}", "}}", StringComparison.Ordinal)).Should().Be(policy);

        var second = SnsTopicPolicy.Allow(first.Policy, Arn, Everybody);
        (second.IsChanged, second.Policy, second.Problems.Count).Should().Be((false, first.Policy, 0));
    }

    [Theory]
    [InlineData("""{"Sid":"x","Effect":"Allow","Principal":{"Service":"codestar-notifications.amazonaws.com"},"Action":"SNS:Publish","Resource":"TOPIC"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","codestar-notifications.amazonaws.com"]},"Action":["sns:publish"],"Resource":["arn:aws:sns:*:111122223333:*"]}""")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":["*"]},"NotAction":"SNS:DeleteTopic","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"SNS:P?blish","NotResource":"arn:aws:sns:*:*:other"}""")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"TOPIC","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""")]
    public void A_policy_that_already_lets_notifications_in_is_not_changed(string statement)
    {
        var policy = $$"""{"Statement":[{{statement.Replace("TOPIC", Arn, StringComparison.Ordinal)}}]}""";

        SnsTopicPolicy.Explain(policy, Arn).Should().BeEmpty();
        SnsTopicPolicy.Allow(policy, Arn).IsChanged.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"SNS:Publish","Resource":"*"}""", "No statement allows")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"}""", "No statement allows")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Subscribe","Resource":"*"}""", "No statement allows")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"arn:aws:sns:eu-central-1:111122223333:other"}""", "No statement allows")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"444455556666"}}}""", "are not met")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::bucket"}}}""", "are not met")]
    public void What_is_missing_is_said(string statement, string description)
    {
        var problem = SnsTopicPolicy.Explain($$"""{"Statement":[{{statement}}]}""", Arn).Should().ContainSingle().Which;

        (problem.IsCertain, problem.Description).Should().Match<(bool Is, string Text)>(it => it.Is && it.Text.Contains(description));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""", "aws:SourceAccount")]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:codestar-notifications:*:*:notificationrule/*"}}""", "aws:SourceArn")]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", "aws:PrincipalOrgID")]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:SourceAccount":"111122223333"}}""", "aws:SourceAccount")]
    public void A_condition_key_that_AWS_does_not_document_is_said_and_a_statement_without_it_is_added(string condition, string key)
    {
        var policy = $$"""{"Statement":[{"Sid":"mine","Effect":"Allow","Principal":{"Service":"codestar-notifications.amazonaws.com"},"Action":"SNS:Publish","Resource":"*","Condition":{{condition}}}]}""";

        var problem = SnsTopicPolicy.Explain(policy, Arn).Should().ContainSingle().Which;
        problem.IsCertain.Should().BeFalse();
        problem.ToString().Should().StartWith("Possibly: ").And.Contain("\"mine\"").And.Contain(key);
        SnsTopicPolicy.Allow(policy, Arn).Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(""","Condition":{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}""", false)]
    [InlineData(""","Condition":{"Bool":{"aws:SecureTransport":"false"}}""", null)]
    [InlineData(""","Condition":{"BoolIfExists":{"aws:PrincipalIsAWSService":["false"]},"StringNotEquals":{"a":"b"}}""", null)]
    public void A_statement_that_denies_is_said_because_nothing_helps_against_it(string condition, bool? isCertain)
    {
        var policy = SnsTopicPolicy.Allow($$"""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"SNS:*","Resource":"*"{{condition}}}]}""", Arn);

        policy.IsChanged.Should().BeTrue();
        policy.Problems.Select(problem => (bool?)problem.IsCertain).Should().Equal(isCertain is null ? [] : [isCertain]);
        policy.Problems.Should().NotContain(problem => !problem.Description.Contains("The statement number 1 denies"));
    }

    [Theory]
    [InlineData("alias/aws/sns", true)]
    [InlineData("arn:aws:kms:eu-central-1:111122223333:alias/aws/sns", true)]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab", false)]
    public void An_encrypted_topic_is_said(string key, bool isCertain)
    {
        var policy = SnsTopicPolicy.Allow(Default, Arn, SnsPublishers.NotificationRules | SnsPublishers.EventBridge).Policy;
        var problem = SnsTopicPolicy.Explain(policy, Arn, SnsPublishers.NotificationRules | SnsPublishers.EventBridge, key).Should().ContainSingle().Which;

        problem.IsCertain.Should().Be(isCertain);
        problem.Remedy.Should().Contain("codestar-notifications.amazonaws.com, events.amazonaws.com").And.Contain("kms:GenerateDataKey*").And.Contain("sns.eu-central-1.amazonaws.com");
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","NotPrincipal":{"Service":"codestar-notifications.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Effect":"Allow","NotPrincipal":{"Service":"events.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"}""", SnsPublishers.NotificationRules, true)]
    [InlineData("""{"Effect":"Allow","Action":"SNS:Publish","Resource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Principal":"*","Action":"SNS:Publish","Resource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Effect":1,"Principal":1,"Action":"SNS:Publish","Resource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Effect":"Allow","Principal":{"Federated":"*"},"Action":"SNS:Publish","Resource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish"}""", SnsPublishers.NotificationRules, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Resource":"*"}""", SnsPublishers.NotificationRules, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","NotResource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Effect":"Allow","Principal":"*","NotAction":["SNS:Pub*"],"Resource":"*"}""", SnsPublishers.NotificationRules, false)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":"x"}""", SnsPublishers.NotificationRules, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"StringEquals":"x"}}""", SnsPublishers.NotificationRules, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"*"}}}""", SnsPublishers.EventBridge, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":["x","arn:aws:events:eu-central-1:111122223333:rule/r"]}}}""", SnsPublishers.EventBridge, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:codecommit:*:*:*"}}}""", SnsPublishers.EventBridge, false)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:codecommit:*:*:*"}}}""", SnsPublishers.Triggers, true)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"444455556666"},"Bool":{"aws:SecureTransport":true}}}""", SnsPublishers.Triggers, false)]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"StringLike":{"aws:SourceAccount":"1111*"},"Bool":{"aws:SecureTransport":true}}}""", SnsPublishers.Triggers, true)]
    public void Statements_are_read_as_IAM_reads_them(string statement, SnsPublishers publisher, bool isAllowed) =>
        SnsTopicPolicy.Explain($$"""{"Statement":[{{statement}}]}""", Arn, publisher).Should().HaveCount(isAllowed ? 0 : 1);

    [Fact]
    public void The_quotas_of_SNS_are_kept()
    {
        string Policy(int statements, int size) => $$"""{"Statement":[{{string.Join(',', Enumerable.Range(0, statements).Select(number =>
            $$"""{"Sid":"s{{number}}","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"SNS:Publish","Resource":"{{new string('x', size)}}"}"""))}}]}""";

        SnsTopicPolicy.Allow(Policy(99, 1), Arn).IsChanged.Should().BeTrue();
        var tooMany = SnsTopicPolicy.Allow(Policy(100, 1), Arn);
        var tooLarge = SnsTopicPolicy.Allow(Policy(1, 30_500), Arn);

        new[] { tooMany, tooLarge }.Should().OnlyContain(result => !result.IsChanged && result.Problems.Count == 1 && result.Problems[0].Description.Contains("quota"));
        tooMany.Policy.Should().Be(Policy(100, 1));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Statement":1}""")]
    [InlineData("""{"Statement":[1]}""")]
    [InlineData("""{"Statement":[],"Statement":[]}""")]
    public void A_policy_that_cannot_be_read_is_not_changed(string policy)
    {
        var result = SnsTopicPolicy.Allow(policy, Arn);

        (result.IsChanged, result.Policy).Should().Be((false, policy));
        result.Problems.Should().ContainSingle().Which.Description.Should().Contain("cannot be read");
        SnsTopicPolicy.Explain(policy, Arn).Should().ContainSingle();
    }

    [Theory]
    [InlineData("")]
    [InlineData("changes")]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:changes")]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:changes:subscription")]
    public void Only_the_ARN_of_a_topic_is_accepted(string arn) =>
        FluentActions.Invoking(() => SnsTopicPolicy.Allow(Default, arn)).Should().Throw<ArgumentException>();

    [Theory]
    [InlineData("*", true)]
    [InlineData("**", true)]
    [InlineData("SNS:*", true)]
    [InlineData("s*:*b*", true)]
    [InlineData("sns:P?blish", true)]
    [InlineData("sns:Publish*", true)]
    [InlineData("sns:Publis", false)]
    [InlineData("sns:PublishBatch", false)]
    [InlineData("sns:?Publish", false)]
    [InlineData("s*:*x*", false)]
    [InlineData("", false)]
    public void Wildcards_are_those_of_policies(string action, bool isMatch) =>
        SnsTopicPolicy.Explain($$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"{{action}}","Resource":"*"}]}""", Arn).Should().HaveCount(isMatch ? 0 : 1);

    [Fact]
    public async Task A_lost_update_is_noticed_and_repeated()
    {
        var (policy, writes) = (Default, 0);
        await using var server = new QueryServer(form =>
        {
            if (form.Contains("Action=SetTopicAttributes", StringComparison.Ordinal))
            {
                // Another program writes its own policy after the first two writes.
                policy = ++writes > 2 ? Uri.UnescapeDataString(form.Split('&').Single(pair => pair.StartsWith("AttributeValue=", StringComparison.Ordinal))[15..]) : Default;
                return "<SetTopicAttributesResponse/>";
            }

            return Attributes(policy);
        });
        using var client = server.Client("eu-central-1");

        var result = await new SnsTopicPolicy(client).AllowAsync(Arn);

        (result.IsChanged, result.Problems.Count, writes).Should().Be((true, 0, 3));
        policy.Should().Be(result.Policy).And.StartWith(Default[..^2]);
    }

    [Fact]
    public async Task A_policy_that_is_overwritten_again_and_again_is_a_problem()
    {
        await using var server = new QueryServer(form => form.Contains("Action=SetTopicAttributes", StringComparison.Ordinal) ? "<SetTopicAttributesResponse/>" : Attributes(Default));
        using var client = server.Client("eu-central-1");
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var allowing = new SnsTopicPolicy(client, time).AllowAsync(Arn);
        while (!allowing.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        var result = await allowing;

        result.IsChanged.Should().BeFalse();
        result.Problems.Should().ContainSingle().Which.Description.Should().Contain("overwrites");
    }

    [Fact]
    public async Task A_topic_without_a_policy_and_an_encrypted_topic_are_explained()
    {
        var attributes = "<entry><key>KmsMasterKeyId</key><value>alias/aws/sns</value></entry>";
        await using var server = new QueryServer(_ => $"<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>{attributes}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>");
        using var client = server.Client("eu-central-1");

        (await new SnsTopicPolicy(client).ExplainAsync(Arn)).Select(problem => problem.IsCertain).Should().Equal(true, true);
        FluentActions.Invoking(() => new SnsTopicPolicy(null!)).Should().Throw<ArgumentNullException>();
    }

    private static string Attributes(string policy) =>
        $"<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>Policy</key><value>{System.Security.SecurityElement.Escape(policy)}</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>";
}
