using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Where an output artifact of a build is: an object in S3.</summary>
/// <remarks>
/// CodeBuild names the location before the upload has finished, and also for a build that failed. The object of such a build can be
/// missing.
/// </remarks>
public sealed record BuildArtifactLocation
{
    /// <summary>The ARN of the S3 object, such as <c>arn:aws:s3:::bucket/path/app.zip</c>.</summary>
    public required Arn Arn { get; init; }

    /// <summary>The identifier of a secondary artifact. Null for the primary artifact.</summary>
    public string? Identifier { get; init; }

    /// <summary>The name of the bucket. Null if <see cref="Arn"/> is not the ARN of an S3 object.</summary>
    public string? Bucket => Arn is { Service: "s3", Resource: { } resource } ? resource.Split('/', 2)[0] : null;

    /// <summary>The key of the object, or its prefix if the artifact is not a ZIP file. Null if <see cref="Arn"/> has no key.</summary>
    public string? Key => Arn is { Service: "s3", Resource: { } resource } && resource.Split('/', 2) is [_, { Length: > 0 } key] ? key : null;

    /// <summary>The MD5 checksum, as hexadecimal digits. CodeBuild sends it only if the artifact is a ZIP file and the build has ended.</summary>
    public string? Md5Sum { get; init; }

    /// <summary>The SHA-256 checksum, as hexadecimal digits. CodeBuild sends it only if the artifact is a ZIP file and the build has ended.</summary>
    public string? Sha256Sum { get; init; }

    /// <summary>Returns the location. Null if the text is null or empty, which means that there is no artifact.</summary>
    internal static BuildArtifactLocation? Of(string? location, string? identifier = null, string? md5Sum = null, string? sha256Sum = null) => string.IsNullOrEmpty(location)
        ? null
        : new() { Arn = new Arn(location), Identifier = identifier, Md5Sum = md5Sum, Sha256Sum = sha256Sum };
}
