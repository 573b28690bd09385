using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

public class ArnTests
{
    [Theory]
    [InlineData("arn:aws:codecommit:eu-west-1:111122223333:payments-api", "aws", "codecommit", "eu-west-1", "111122223333", "payments-api")]
    [InlineData("arn:aws-cn:codecommit:cn-north-1:111122223333:r", "aws-cn", "codecommit", "cn-north-1", "111122223333", "r")]
    [InlineData("arn:aws:iam::111122223333:user/team/Mary", "aws", "iam", null, "111122223333", "user/team/Mary")]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:build/ci:4f5e", "aws", "codebuild", "eu-west-1", "111122223333", "build/ci:4f5e")]
    [InlineData("arn:{partition}:iam::{account-id}:root", "{partition}", "iam", null, "{account-id}", "root")]
    [InlineData("arn:aws:codecommit:eu-west-1:XXXXXXXXXXXX:r", "aws", "codecommit", "eu-west-1", "XXXXXXXXXXXX", "r")]
    [InlineData("arn::::::", null, null, null, null, ":")]
    [InlineData("arn:::::", null, null, null, null, null)]
    public void An_ARN_has_six_parts_and_any_of_them_can_be_empty(
        string text, string? partition, string? service, string? region, string? account, string? resource)
    {
        var arn = new Arn(text);

        arn.IsValid.Should().BeTrue();
        (arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource).Should().Be((partition, service, region, account, resource));
        (arn.Value, arn.ToString()).Should().Be((text, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn")]
    [InlineData("arn:aws:codecommit:eu-west-1:111122223333")]
    [InlineData("urn:aws:codecommit:eu-west-1:111122223333:r")]
    [InlineData("AROAEXAMPLE:session")]
    [InlineData("payments-api")]
    public void Any_other_text_is_kept_and_has_no_parts(string text)
    {
        var arn = new Arn(text);

        arn.IsValid.Should().BeFalse();
        arn.Value.Should().Be(text);
        new[] { arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource }.Should().OnlyContain(part => part == null);
        arn.WithResource("other").Should().Be(arn);
    }

    [Theory]
    [InlineData("arn:aws:codecommit:eu-west-1:111122223333:payments-api", "arn:aws:codecommit:eu-west-1:111122223333:other")]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:build/ci:4f5e", "arn:aws:codebuild:eu-west-1:111122223333:other")]
    [InlineData("arn:aws:iam::111122223333:", "arn:aws:iam::111122223333:other")]
    public void WithResource_replaces_everything_after_the_fifth_colon(string text, string expected) =>
        new Arn(text).WithResource("other").Should().Be(new Arn(expected));

    [Fact]
    public void The_default_is_the_empty_text()
    {
        default(Arn).Value.Should().BeEmpty();
        default(Arn).IsValid.Should().BeFalse();
        default(Arn).Equals(new Arn("")).Should().BeTrue("both have the same text");
    }

    [Fact]
    public void ARNs_are_compared_by_their_text_and_case_matters()
    {
        new Arn("arn:aws:iam::1:root").Should().Be(new Arn("arn:aws:iam::1:root"));
        new Arn("arn:aws:iam::1:root").Should().NotBe(new Arn("arn:aws:iam::1:Root"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("payments-api")]
    [InlineData("arn:aws:iam::111122223333:root")]
    public void Every_parse_method_accepts_any_text(string text)
    {
        Arn[] parsed = [Arn.Parse(text), Arn.TryParse(text, out var arn) ? arn : default, .. OfText<Arn>(text), .. OfSpan<Arn>(text)];

        parsed.Should().HaveCount(6).And.OnlyContain(one => one == new Arn(text));
    }

    [Fact]
    public void Null_is_refused()
    {
        FluentActions.Invoking(() => new Arn(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Arn.Parse(null!)).Should().Throw<ArgumentNullException>();
        Arn.TryParse(null, out var nothing).Should().BeFalse();
        nothing.Should().Be(default(Arn));
        FluentActions.Invoking(() => default(Arn).WithResource(null!)).Should().Throw<ArgumentNullException>();
    }

    private static T[] OfText<T>(string text)
        where T : IParsable<T> =>
        [T.Parse(text, provider: null), T.TryParse(text, provider: null, out var tried) ? tried : throw new FormatException()];

    private static T[] OfSpan<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> =>
        [T.Parse(text, provider: null), T.TryParse(text, provider: null, out var tried) ? tried : throw new FormatException()];
}
