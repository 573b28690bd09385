namespace CodeCommitEvents.Tool;

/// <summary>What a type of resources of CloudFormation is in Terraform. A property that is not listed has the same name in lower case.</summary>
/// <param name="Name">The type, such as <c>aws_sqs_queue</c>.</param>
/// <param name="Reference">The attribute that <c>Ref</c> returns. Empty if nothing refers to these resources.</param>
internal sealed record TerraformType(string Name, string Reference = "")
{
    /// <summary>The attribute with the name of the resource, which CloudFormation creates from the name of the stack. Null if there is none.</summary>
    public string? NameAttribute { get; init; }

    /// <summary>The attributes of <c>Fn::GetAtt</c> that have other names.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The properties that have other names or shapes.</summary>
    public IReadOnlyDictionary<string, TerraformProperty> Properties { get; init; } = new Dictionary<string, TerraformProperty>(StringComparer.Ordinal);

    /// <summary>The attribute that keeps a resource whose <c>DeletionPolicy</c> is <c>Retain</c>. Null if there is none.</summary>
    public string? RetainAttribute { get; init; }

    public TerraformProperty PropertyOf(string name) => Properties.GetValueOrDefault(name) ?? new(TerraformText.SnakeCase(name));

    public string AttributeOf(string name) => Attributes.GetValueOrDefault(name) ?? TerraformText.SnakeCase(name);
}
