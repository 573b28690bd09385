using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Sns.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void A_verifier_without_a_topic_cannot_be_created() =>
        FluentActions.Invoking(() => new SnsMessageVerifier(new())).Should().Throw<OptionsValidationException>().WithMessage("*Topics is empty*");

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:sns:*:111122223333:changes")]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:*")]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:changes.fifo")]
    [InlineData("arn:aws:sns:eu-central-1:1111:changes")]
    [InlineData("arn:aws:sns:s3-us-west-2.evil:111122223333:changes")]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:changes\n")]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:changes")]
    [InlineData("arn:aws-other:sns:eu-central-1:111122223333:changes")]
    [InlineData("changes")]
    [InlineData("")]
    [InlineData(null)]
    public void A_topic_must_be_the_ARN_of_one_standard_topic(string? arn) =>
        FluentActions.Invoking(() => new SnsMessageVerifier(new() { Topics = { arn! } })).Should().Throw<OptionsValidationException>().WithMessage("*not the ARN of a standard topic*");

    [Fact]
    public void Every_error_in_the_options_is_listed() =>
        FluentActions.Invoking(() => new SnsMessageVerifier(new()
        {
            Topics = { Topic.Arn },
            AdditionalHosts = { "https://sns.example", "Sns.example" },
            CertificateNames = { "*.example" },
            ReplayWindow = TimeSpan.FromSeconds(59),
            HttpTimeout = TimeSpan.FromSeconds(16),
            MaxMessageBytes = 1023,
        })).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(6);

    [Theory]
    [InlineData("ReplayWindow", "8.00:00:00")]
    [InlineData("HttpTimeout", "00:00:00")]
    [InlineData("MaxMessageBytes", "16777217")]
    [InlineData("Topics:1", "")]
    public void A_value_that_is_out_of_range_is_an_error(string key, string value) =>
        FluentActions.Invoking(() => Read(new(StringComparer.Ordinal) { ["Topics:0"] = Topic.Arn, [key] = value }).Value).Should().Throw<OptionsValidationException>();

    [Fact]
    public async Task Later_changes_of_the_options_have_no_effect()
    {
        var options = new SnsMessageVerifierOptions { Topics = { Topic.Arn }, TrustedRoots = [] };
        using var verifier = new SnsMessageVerifier(options);

        options.Topics.Clear();
        options.HttpTimeout = TimeSpan.Zero;

        using var topic = new Topic();
        (await verifier.VerifyAsync(Topic.Bytes(topic.Notification("x", change: fields => fields["TopicArn"] = "other")))).Reason.Should().Contain("Topics");
        (await verifier.VerifyAsync(Topic.Bytes(topic.Notification("x", change: fields => fields["Timestamp"] = "x")))).Reason.Should().Contain("time", "the topic is still accepted");
    }

    [Fact]
    public void The_verifier_of_the_container_is_that_of_the_dispatcher()
    {
        using var provider = new ServiceCollection().AddSingleton<IBuildStarter>(new FakeBuildStarter())
            .AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.StartBuild("ci"))).AddSnsVerifier(options => options.Topics.Add(Topic.Arn)).Services.BuildServiceProvider();

        provider.GetRequiredService<IHttpMessageVerifier>().Should().BeOfType<SnsMessageVerifier>().And.BeSameAs(provider.GetRequiredService<SnsMessageVerifier>());
        provider.GetRequiredService<BuildDispatcher>().Should().NotBeNull();
    }

    [Fact]
    public void All_options_can_be_in_the_configuration()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Topics:0"] = Topic.Arn,
            ["AdditionalHosts:0"] = "sns.example",
            ["CertificateNames:0"] = "sns.example",
            ["RequireSignatureVersion2"] = "true",
            ["ReplayWindow"] = "01:00:00",
            ["HttpTimeout"] = "00:00:03",
            ["MaxMessageBytes"] = "2048",
            ["ConfirmSubscriptions"] = "false",
            ["AcceptRawDelivery"] = "true",
        };

        var options = Read(settings).Value;

        options.Should().BeEquivalentTo(new
        {
            Topics = new[] { Topic.Arn },
            AdditionalHosts = new[] { "sns.example" },
            CertificateNames = new[] { "sns.example" },
            RequireSignatureVersion2 = true,
            ReplayWindow = TimeSpan.FromHours(1),
            HttpTimeout = TimeSpan.FromSeconds(3),
            MaxMessageBytes = 2048,
            ConfirmSubscriptions = false,
            AcceptRawDelivery = true,
        });
        settings["topic"] = "x";
        FluentActions.Invoking(() => Read(settings).Value).Should().Throw<OptionsValidationException>().WithMessage("*topic is unknown*");
        FluentActions.Invoking(() => Read([]).Value).Should().Throw<OptionsValidationException>().WithMessage("*Topics is empty*");
    }

    private static IOptions<SnsMessageVerifierOptions> Read(Dictionary<string, string?> settings) => new ServiceCollection().AddCodeCommitEvents()
        .AddSnsVerifier(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Services.BuildServiceProvider().GetRequiredService<IOptions<SnsMessageVerifierOptions>>();
}
