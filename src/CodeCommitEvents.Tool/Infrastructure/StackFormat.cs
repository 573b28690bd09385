namespace CodeCommitEvents.Tool;

/// <summary>The format of a template.</summary>
internal enum StackFormat
{
    /// <summary>AWS Serverless Application Model: the SAM CLI packs the code of the function.</summary>
    Sam,

    /// <summary>CloudFormation: the code of the function is in a bucket.</summary>
    CloudFormation,

    /// <summary>The JSON syntax of Terraform: the code of the function is in a bucket.</summary>
    TerraformJson,
}
