using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The values of fake events. They depend only on a seed and a name, so that the same call returns the same event in every run.</summary>
internal readonly struct FakeData
{
    public const string Account = "111122223333";
    public const string Region = "eu-central-1";
    public const string Repository = "payments-api";
    private const int CommitIdLength = 40;
    private const int MostSeeds = 1_000_000;
    private const int FirstPullRequest = 7;

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly string[] People = ["Mary_Major", "Li_Juan", "Saanvi_Sarkar", "Richard_Roe"];
    private static readonly string[] Features = ["refunds", "receipts", "currencies", "reports"];

    private readonly int seed;

    /// <exception cref="ArgumentOutOfRangeException">The seed is negative or greater than one million.</exception>
    public FakeData(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, MostSeeds);
        this.seed = seed;
    }

    /// <summary>Returns the values of the events of a pull request. An id that no seed has is treated like that of the seed 0.</summary>
    public static FakeData OfPullRequest(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number - FirstPullRequest is >= 0 and <= MostSeeds and var seed ? new(seed) : new(0);

    public DateTimeOffset Time => Start.AddMinutes(seed);

    public string PullRequestId => (FirstPullRequest + seed).ToString(CultureInfo.InvariantCulture);

    /// <summary>The subject of the change: a word for branch names, titles and file names.</summary>
    public string Feature => Features[(int)((uint)seed % Features.Length)];

    public GitReference Source => GitReference.Branch($"feature/{Feature}");

    public static GitReference Destination => GitReference.Branch("main");

    public static Arn RepositoryArn => new($"arn:aws:codecommit:{Region}:{Account}:{Repository}");

    public Arn Caller => Person(seed);

    /// <summary>A person other than the caller.</summary>
    public Arn Colleague => Person(seed + 1);

    /// <summary>Whether an identity is one of the default people. If it is not, a test has set it.</summary>
    public static bool IsPerson(Arn? identity) => Enumerable.Range(0, People.Length).Any(number => Person(number) == identity);

    /// <summary>The id of a repository, a UUID. The seed does not affect it.</summary>
    public static string RepositoryId(string name) => Id(name, "repository");

    /// <summary>The id of a commit, 40 hexadecimal digits.</summary>
    public string Commit(string name) => Sha256($"commit {name}")[..CommitIdLength];

    public string Uuid(string name) => new Guid(Hash(name).AsSpan(0, 16), bigEndian: true).ToString("D");

    /// <summary>A UUID that the seed does not affect: the same text and purpose always have the same UUID.</summary>
    public static string Id(string text, string purpose) => new FakeData(0).Uuid($"{purpose} {text}");

    /// <summary>A SHA-256 hash, 64 hexadecimal digits.</summary>
    public string Sha256(string name) => Convert.ToHexString(Hash(name)).ToLowerInvariant();

    private static Arn Person(int number) => new($"arn:aws:iam::{Account}:user/{People[number % People.Length]}");

    private byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {name}")));
}
