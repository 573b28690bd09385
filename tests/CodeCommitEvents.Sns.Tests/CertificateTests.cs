using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>Only a certificate of SNS, from the host of SNS in the region of the topic, is trusted. A host that is down does not lose a message.</summary>
public sealed class CertificateTests : VerifierTest
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    /// <summary>URLs that are similar to the right one. Each of them is a way in which a check of hosts was passed somewhere.</summary>
    public static string[] LookAlikes { get; } =
    [
        $"http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"HTTPS://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://SNS.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.s3.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.s3-us-west-2.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.s3.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.s3.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://s3.eu-central-1.amazonaws.com/sns/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com.cn/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com./SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.co/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.eu/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.api.aws/SimpleNotificationService-{Id}.pem",
        $"https://sns-fips.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://evil-sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://x.sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1xamazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com@evil.example/SimpleNotificationService-{Id}.pem",
        $"https://user@sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://user:password@sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://evil.example/SimpleNotificationService-{Id}.pem",
        $"https://evil.example/https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://evil.example#sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://evil.example\\@sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com\\.evil.example/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com:443/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com:8443/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com:@evil.example/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com//SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com/../SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com/x/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem?x=1",
        $"https://sns.eu-central-1.amazonaws.com/?x=/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem#x",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem\n",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem%0a",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.PEM",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem/x",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id.ToUpperInvariant()}.pem",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id[..8]}.pem",
        "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-.pem",
        $"https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}/../{Id}.pem",
        "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdefg123456789abcdef.pem",
        $"https://sns.eu-central-1.amazonaws.com/simplenotificationservice-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com/%53impleNotificationService-{Id}.pem",
        $" https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https:/sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https:\\\\sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"//sns.eu-central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.\u0430mazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu\u2010central-1.amazonaws.com/SimpleNotificationService-{Id}.pem",
        $"https://sns.eu-central-1.amazonaws.com\u2024evil.example/SimpleNotificationService-{Id}.pem",
        $"https://127.0.0.1/SimpleNotificationService-{Id}.pem",
        $"https://169.254.169.254/SimpleNotificationService-{Id}.pem",
        $"https://[::1]/SimpleNotificationService-{Id}.pem",
        $"file:///SimpleNotificationService-{Id}.pem",
        $"data:text/plain,SimpleNotificationService-{Id}.pem",
    ];

    [Fact]
    public async Task No_look_alike_of_the_host_or_the_path_is_accepted_or_even_called()
    {
        LookAlikes.Should().HaveCountGreaterThan(40).And.OnlyHaveUniqueItems();

        foreach (var url in LookAlikes)
        {
            (await RefusedAsync(Topic.Notification("hello", change: fields => fields["SigningCertURL"] = url))).Reason.Should().StartWith("The URL of the certificate");
        }

        Host.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("arn:aws-cn:sns:cn-north-1:111122223333:changes", "sns.cn-north-1.amazonaws.com.cn", "sns-cn-north-1.amazonaws.com.cn")]
    [InlineData("arn:aws-us-gov:sns:us-gov-east-1:111122223333:changes", "sns.us-gov-east-1.amazonaws.com", "sns-us-gov-west-1.amazonaws.com")]
    [InlineData("arn:aws-eusc:sns:eusc-de-east-1:111122223333:changes", "sns.eusc-de-east-1.amazonaws.eu", "sns-signing.eusc-de-east-1.amazonaws.eu")]
    [InlineData("arn:aws-iso:sns:us-iso-east-1:111122223333:changes", "sns.us-iso-east-1.c2s.ic.gov", "sns-us-iso-east-1.c2s.ic.gov")]
    [InlineData("arn:aws-iso-b:sns:us-isob-east-1:111122223333:changes", "sns.us-isob-east-1.sc2s.sgov.gov", "sns-us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("arn:aws-iso-e:sns:eu-isoe-west-1:111122223333:changes", "sns.eu-isoe-west-1.cloud.adc-e.uk", "sns-signing.eu-isoe-west-1.cloud.adc-e.uk")]
    [InlineData("arn:aws-iso-f:sns:us-isof-east-1:111122223333:changes", "sns.us-isof-east-1.csp.hci.ic.gov", "sns-signing.us-isof-east-1.csp.hci.ic.gov")]
    [InlineData("arn:aws:sns:af-south-1:111122223333:changes", "sns.af-south-1.amazonaws.com", "sns-signing.af-south-1.amazonaws.com")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:changes", "sns.us-east-1.amazonaws.com", "sns.amazonaws.com")]
    public async Task Each_partition_and_region_has_its_own_host_and_name(string arn, string host, string name)
    {
        var url = $"https://{host}/SimpleNotificationService-{Id}.pem";
        Host.Serve(url, Authority.Issue(Topic.Key, "other", [name]));
        var verifier = Create(options => options.Topics.Add(arn));

        (await VerifyAsync(Topic.Notification("hello", change: fields => (fields["TopicArn"], fields["SigningCertURL"]) = (arn, url)), verifier)).Reason.Should().BeNull();
        await RefusedAsync(Topic.Notification("hello", change: fields => fields["SigningCertURL"] = url), verifier);
    }

    [Fact]
    public async Task Other_hosts_and_names_can_be_added()
    {
        var url = $"https://sns.proxy.example/SimpleNotificationService-{Id}.pem";
        Host.Serve(url, Authority.Issue(Topic.Key, "signing.proxy.example"));
        var message = Topic.Notification("hello", change: fields => fields["SigningCertURL"] = url);
        var verifier = Create(options =>
        {
            options.AdditionalHosts.Add("sns.proxy.example");
            options.CertificateNames.Add("signing.proxy.example");
        });

        (await VerifyAsync(message, verifier)).Reason.Should().BeNull();
        (await RefusedAsync(message, Create(options => options.AdditionalHosts.Add("sns.proxy.example")))).Reason.Should().Contain("another name");
        (await RefusedAsync(message, Create(options => options.AdditionalHosts.Add("sns.other.example")))).Reason.Should().StartWith("The URL of the certificate");
    }

    [Fact]
    public async Task A_certificate_that_is_not_one_of_SNS_is_refused_for_good()
    {
        using var shortKey = RSA.Create(1024);
        using var curve = ECDsa.Create();
        using var stranger = new SigningAuthority(Topic.Start);
        using var selfSigned = new CertificateRequest("CN=sns.amazonaws.com", Topic.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Topic.Start.AddDays(-1), Topic.Start.AddDays(1));
        var genuine = Authority.Issue(Topic.Key);
        (string Pem, string Reason)[] wrong =
        [
            (Authority.Issue(Topic.Key, toDays: -1), "expired"),
            (Authority.Issue(Topic.Key, fromDays: 1), "expired"),
            (selfSigned.ExportCertificatePem(), "trusted root"),
            (stranger.Issue(Topic.Key), "trusted root"),
            (stranger.Issue(Topic.Key) + stranger.Root.ExportCertificatePem(), "trusted root"),
            (Authority.Issue(Topic.Key, "sns.amazonaws.com.evil.example"), "another name"),
            (Authority.Issue(Topic.Key, "sqs.amazonaws.com"), "another name"),
            (Authority.Issue(Topic.Key, "sns.amazonaws.com", ["evil.example"]), "another name"),
            (Authority.Issue(Topic.Key, "x", ["*.amazonaws.com"]), "another name"),
            (Authority.Issue(Topic.Key, "x", ["sns-signing.eu-west-1.amazonaws.com"]), "another name"),
            (Authority.Issue(shortKey), "too short"),
            (Authority.Issue(curve), "not an RSA key"),
            ("", "not a certificate"),
            ("<html>", "not a certificate"),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "not a certificate"),
            (string.Concat(Enumerable.Repeat(genuine, 9)), "not a certificate"),
            (genuine + new string(' ', 100_000), "too large"),
        ];

        foreach (var (pem, reason) in wrong)
        {
            Host.Serve(Topic.CertificateUrl, pem);
            var result = await RefusedAsync(Topic.Notification("hello"), Create());

            result.Reason.Should().Contain(reason);
            result.IsTransient.Should().BeFalse();
        }
    }

    [Fact]
    public async Task A_certificate_that_expires_after_its_download_is_refused()
    {
        Host.Serve(Topic.CertificateUrl, Authority.Issue(Topic.Key, toDays: 1));
        (await VerifyAsync(Topic.Notification("hello"))).Reason.Should().BeNull();

        Time.Now = Topic.Start.AddDays(1).AddMinutes(1);
        (await RefusedAsync(Topic.Notification("hello", change: fields => fields["Timestamp"] = "2026-11-28T12:00:00.000Z"))).Reason.Should().Contain("expired");
    }

    [Fact]
    public async Task A_certificate_of_an_intermediate_authority_is_accepted_with_it()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Intermediate", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var intermediate = request.Create(Authority.Root, Topic.Start.AddDays(-1), Topic.Start.AddDays(100), [1]);
        using var leaf = new CertificateRequest("CN=sns.amazonaws.com", Topic.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .Create(intermediate.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), Topic.Start.AddDays(-1), Topic.Start.AddDays(50), [2]);

        Host.Serve(Topic.CertificateUrl, leaf.ExportCertificatePem());
        (await RefusedAsync(Topic.Notification("hello"), Create())).Reason.Should().Contain("trusted root");
        (await VerifyAsync(Topic.Notification("hello"), Create(options => options.TrustedRoots!.Add(intermediate)))).Reason.Should().BeNull();
        Host.Serve(Topic.CertificateUrl, leaf.ExportCertificatePem() + "\n" + intermediate.ExportCertificatePem());
        (await VerifyAsync(Topic.Notification("hello"), Create())).Reason.Should().BeNull();
    }

    [Fact]
    public async Task Without_roots_in_the_options_the_roots_of_the_system_decide()
    {
        var result = await RefusedAsync(Topic.Notification("hello"), Create(options => options.TrustedRoots = null));

        result.Reason.Should().Contain("trusted root");
        result.IsTransient.Should().BeTrue("an intermediate certificate can be unavailable for a moment");
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Forbidden, false)]
    [InlineData(HttpStatusCode.Found, false)]
    [InlineData(HttpStatusCode.NoContent, false)]
    public async Task Only_a_host_that_is_down_makes_SNS_send_the_message_again(HttpStatusCode status, bool isTransient)
    {
        var message = Topic.Notification("hello");
        var pem = Authority.Issue(Topic.Key);
        Host.Serve(Topic.CertificateUrl, pem, status);

        (await RefusedAsync(message)).IsTransient.Should().Be(isTransient);
        Host.Serve(Topic.CertificateUrl, pem);
        (await VerifyAsync(message)).IsAccepted.Should().Be(isTransient, "a final refusal is remembered for a minute");
        Time.Now += TimeSpan.FromMinutes(1);
        (await VerifyAsync(message)).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_even_if_the_client_follows_it()
    {
        Host.Answers[Topic.CertificateUrl] = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(Authority.Issue(Topic.Key)),
            RequestMessage = new(HttpMethod.Get, "https://evil.example/x.pem"),
        });

        (await RefusedAsync(Topic.Notification("hello"))).Reason.Should().Contain("redirects");
    }

    [Fact]
    public async Task A_slow_or_broken_host_is_given_up_in_time_and_the_message_can_come_again()
    {
        var verifier = Create(options => options.HttpTimeout = TimeSpan.FromMilliseconds(200));
        Func<CancellationToken, Task<HttpResponseMessage>>[] hosts =
        [
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new();
            },
            _ => throw new HttpRequestException("no route"),
            _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }),
        ];

        foreach (var host in hosts)
        {
            Host.Answers[Topic.CertificateUrl] = host;
            (await RefusedAsync(Topic.Notification("hello"), verifier)).IsTransient.Should().BeTrue();
        }

        Host.Serve(Topic.CertificateUrl, Authority.Issue(Topic.Key));
        (await VerifyAsync(Topic.Notification("hello"), verifier)).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task A_certificate_is_downloaded_once_for_many_messages_at_the_same_time()
    {
        var pem = Authority.Issue(Topic.Key);
        Host.Answers[Topic.CertificateUrl] = async token =>
        {
            await Task.Delay(100, token);
            return new() { Content = new StringContent(pem) };
        };

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => VerifyAsync(Topic.Notification("hello"))));

        results.Should().OnlyContain(result => result.IsAccepted);
        Host.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_end_the_download_of_the_others()
    {
        var ready = new TaskCompletionSource<HttpResponseMessage>();
        Host.Answers[Topic.CertificateUrl] = _ => ready.Task;
        using var canceled = new CancellationTokenSource();
        var first = Verifier.VerifyAsync(Topic.Bytes(Topic.Notification("hello")), canceled.Token);
        var second = VerifyAsync(Topic.Notification("hello"));

        await canceled.CancelAsync();
        await first.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        ready.SetResult(new() { Content = new StringContent(Authority.Issue(Topic.Key)) });

        (await second).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task Many_wrong_certificates_cost_little_and_do_not_displace_the_right_one()
    {
        (await VerifyAsync(Topic.Notification("hello"))).IsAccepted.Should().BeTrue();

        for (var index = 0; index < 1000; index++)
        {
            await RefusedAsync(Topic.Notification("hello", change: fields => fields["SigningCertURL"] = $"https://{Topic.Host}/SimpleNotificationService-{index:x32}.pem"));
        }

        (await VerifyAsync(Topic.Notification("hello"))).IsAccepted.Should().BeTrue();
        Host.Requests.Should().HaveCount(1001);
        Time.Now += TimeSpan.FromHours(25);
        (await VerifyAsync(Topic.Notification("hello", change: fields => fields["Timestamp"] = "2026-11-28T13:00:00.000Z"))).IsAccepted.Should().BeTrue();
        Host.Requests.Should().HaveCount(1002, "a certificate is checked again after a day");
    }

    [Fact]
    public async Task The_number_of_certificates_and_of_downloads_at_the_same_time_is_limited()
    {
        var ready = new TaskCompletionSource();
        string Url(int index) => $"https://{Topic.Host}/SimpleNotificationService-{index:x32}.pem";
        var pem = Authority.Issue(Topic.Key);
        for (var index = 0; index < 40; index++)
        {
            Host.Answers[Url(index)] = async _ =>
            {
                await ready.Task;
                return new() { Content = new StringContent(pem) };
            };
        }

        var all = Enumerable.Range(0, 40).Select(index => VerifyAsync(Topic.Notification("hello", change: fields => fields["SigningCertURL"] = Url(index)))).ToArray();
        ready.SetResult();
        var results = await Task.WhenAll(all);

        results.Where(result => !result.IsAccepted).Should().HaveCount(40 - 16).And.OnlyContain(result => result.IsTransient);
        foreach (var index in Enumerable.Range(0, 40))
        {
            (await VerifyAsync(Topic.Notification("hello", change: fields => fields["SigningCertURL"] = Url(index)))).IsAccepted.Should().BeTrue();
        }
    }

    /// <summary>A body that never ends and never has data.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
