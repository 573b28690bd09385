namespace CodeCommitEvents.Tool;

/// <summary>What a property of CloudFormation is in Terraform.</summary>
/// <param name="Name">The name of the attribute or block. For resources of their own, the attribute that refers to the resource with the property.</param>
/// <param name="Shape">How the value is written.</param>
internal sealed record TerraformProperty(string Name, TerraformShape Shape = TerraformShape.Value)
{
    /// <summary>The names in a block, or in the only item, that are not those of CloudFormation in lower case.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The property of the only item that is the value. Null for the item itself.</summary>
    public string? Item { get; init; }

    /// <summary>The type of the resources for the items of a list.</summary>
    public TerraformType? Type { get; init; }

    /// <summary>Returns the name of a property in a block.</summary>
    public string NameOf(string name) => Names.GetValueOrDefault(name) ?? TerraformText.SnakeCase(name);
}
