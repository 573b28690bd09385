using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

/// <summary>Tests the formats of times, also in cultures with other calendars, digits and month names.</summary>
public class AwsTimestampTests
{
    private static readonly string[] Cultures = ["", "th-TH", "ar-SA", "fa-IR", "tr-TR"];

    private static readonly (string Text, string Moment)[] Readable =
    [
        ("2022-05-21T15:51:02Z", "2022-05-21T15:51:02.0000000+00:00"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000+00:00"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00"),
        ("2022-05-21T15:51:05.438Z", "2022-05-21T15:51:05.4380000+00:00"),
        ("2022-05-21T14:09:45.539+0000", "2022-05-21T14:09:45.5390000+00:00"),
        ("2016-01-01T15:59:59-08:00", "2016-01-01T15:59:59.0000000-08:00"),
        ("2016-01-01T15:59:59-0800", "2016-01-01T15:59:59.0000000-08:00"),
        ("2016-01-01T15:59:59.1234567Z", "2016-01-01T15:59:59.1234567+00:00"),
        ("2016-01-01T15:59:59+14:00", "2016-01-01T15:59:59.0000000+14:00"),
        ("2016-01-01T15:59:59.5+05:30", "2016-01-01T15:59:59.5000000+05:30"),
        ("Sat May 21 15:56:38 UTC 2022", "2022-05-21T15:56:38.0000000+00:00"),
        ("Sat May 21 15:56:38 GMT 2022", "2022-05-21T15:56:38.0000000+00:00"),
        ("Tue Jun 18 10:34:20 PDT 2019", "2019-06-18T10:34:20.0000000-07:00"),
        ("Tue Jan 15 10:34:20 PST 2019", "2019-01-15T10:34:20.0000000-08:00"),
        ("Mar 9, 2026 8:03:00 AM", "2026-03-09T08:03:00.0000000+00:00"),
        ("Mar 29, 2026 12:03:00 PM", "2026-03-29T12:03:00.0000000+00:00"),
        ("Mar 9, 2026 8:03:00\u202FPM", "2026-03-09T20:03:00.0000000+00:00"),
    ];

    public static TheoryData<string, string, string> Moments
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var culture in Cultures)
            {
                foreach (var (text, moment) in Readable)
                {
                    data.Add(culture, text, moment);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_time_is_read_in_any_culture(string culture, string text, string moment) =>
        In(culture, () => AwsTimestamp.Parse(text)?.ToString("O", CultureInfo.InvariantCulture)).Should().Be(moment);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2022-05-21")]
    [InlineData("2022-05-21T15:51Z")]
    [InlineData("2022-02-30T15:51:02Z")]
    [InlineData("2022-13-01T15:51:02Z")]
    [InlineData("2022-00-01T15:51:02Z")]
    [InlineData("2022-05-00T15:51:02Z")]
    [InlineData("0000-05-01T15:51:02Z")]
    [InlineData("2022-05-21T24:51:02Z")]
    [InlineData("2022-05-21T15:60:02Z")]
    [InlineData("2022-05-21T15:51:60Z")]
    [InlineData("2022-05-21T15:51:0xZ")]
    [InlineData("2022-05-21T1x:51:00Z")]
    [InlineData("2022/05-21T15:51:02Z")]
    [InlineData("2022-05/21T15:51:02Z")]
    [InlineData("2022-05-21 15:51:02Z")]
    [InlineData("2022-05-21T15.51:02Z")]
    [InlineData("2022-05-21T15:51.02Z")]
    [InlineData("2022-05-21T15:51:02X")]
    [InlineData("2022-05-21T15:51:02.Z")]
    [InlineData("2022-05-21T15:51:02.12345678Z")]
    [InlineData("2022-05-21T15:51:02.1234567")]
    [InlineData("2022-05-21T15:51:02+15:00")]
    [InlineData("2022-05-21T15:51:02+14:30")]
    [InlineData("2022-05-21T15:51:02+01:60")]
    [InlineData("2022-05-21T15:51:02+1:00")]
    [InlineData("2022-05-21T15:51:02+0x:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("Fri Dec 31 23:00:00 PST 9999")]
    [InlineData("٢٠٢٢-٠٥-٢١T١٥:٥١:٠٢Z")]
    [InlineData("Tue Feb 9 2019 10:18:42 PDT ")]
    [InlineData("Sat May 21 15:56:38 CEST 2022")]
    [InlineData("Mon May 21 15:56:38 UTC 2022")]
    [InlineData("UTC UTC UTC UTC UTC UTC")]
    [InlineData("Mar 9, 2026 25:03:00 AM")]
    [InlineData("9. März 2026, 8:03")]
    public void A_text_that_is_not_an_unambiguous_time_gives_null(string? text) => AwsTimestamp.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void A_time_is_written_as_AWS_writes_it_in_any_culture(string culture)
    {
        var moment = new DateTimeOffset(2026, 3, 9, 22, 3, 5, 71, TimeSpan.FromHours(2));

        In(culture, () => AwsTimestamp.FormatIso(moment)).Should().Be("2026-03-09T20:03:05Z");
        In(culture, () => AwsTimestamp.FormatTrigger(moment)).Should().Be("2026-03-09T20:03:05.071+0000");
        In(culture, () => AwsTimestamp.FormatJavaDate(moment)).Should().Be("Mon Mar 09 20:03:05 UTC 2026");
        In(culture, () => AwsTimestamp.FormatJavaMedium(moment)).Should().Be("Mar 9, 2026 8:03:05 PM");
    }

    [Fact]
    public void A_null_time_is_written_as_null() => AwsTimestamp.FormatIso(null).Should().BeNull();

    private static T In<T>(string culture, Func<T> read)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
