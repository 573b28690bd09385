namespace CodeCommitEvents.CodeBuild;

/// <summary>Options without properties. Their validation creates the registered starter when the host starts.</summary>
internal sealed class CodeBuildStartup;
