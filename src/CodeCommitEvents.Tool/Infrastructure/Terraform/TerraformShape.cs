namespace CodeCommitEvents.Tool;

/// <summary>How the value of a property of CloudFormation is written in Terraform.</summary>
internal enum TerraformShape
{
    /// <summary>As it is.</summary>
    Value,

    /// <summary>As the text of a JSON document.</summary>
    Document,

    /// <summary>As a block, or as a block for each item of a list. The names of its properties are translated.</summary>
    Block,

    /// <summary>As attributes of the resource itself, one for each property of the value.</summary>
    Attributes,

    /// <summary>As the only item of the list.</summary>
    OnlyItem,

    /// <summary>As a map from <c>Name</c> to <c>Value</c> of the items.</summary>
    Map,

    /// <summary>As a resource for each item of the list.</summary>
    Resources,

    /// <summary>Not at all.</summary>
    None,
}
