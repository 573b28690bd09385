using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeCommitEvents.RuleDocuments;
using NJsonSchema;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>
/// The schema and the reader agree: the reader accepts what the schema allows, and rejects what the schema forbids.
/// </summary>
public sealed class DocumentSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(BuildRulesDocument.JsonSchema)!;
    private static readonly JsonSchema Validator = JsonSchema.FromJsonAsync(BuildRulesDocument.JsonSchema).GetAwaiter().GetResult();

    /// <summary>Every key of every kind of rule, with each type of value that the schema allows.</summary>
    public static TheoryData<string> AllowedByTheSchema
    {
        get
        {
            var documents = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (subject, key, value) in
                     from rule in RuleSchemas
                     from property in rule.Schema["properties"]!.AsObject()
                     where property.Key != "on"
                     from value in Samples(property.Value!)
                     select (rule.Subject, property.Key, value))
            {
                var rule = new JsonObject { ["on"] = subject, [key] = value.DeepClone() };
                if (!rule.ContainsKey("startBuild") && rule["ignore"]?.GetValue<bool>() is not true)
                {
                    // An event of another service has no commit, which the schema cannot say.
                    rule["startBuild"] = subject == "serviceEvent" ? new JsonObject { ["project"] = "ci", ["at"] = "projectDefault" } : "ci";
                }

                documents.Add(WithValidNames(new JsonObject { ["rules"] = new JsonArray(rule) }.ToJsonString()));
            }

            return [.. documents];
        }
    }

    public static TheoryData<string> ForbiddenByTheSchema
    {
        get
        {
            var documents = new HashSet<string>(StringComparer.Ordinal)
            {
                "[]", "{}", """{"rules": {}}""", """{"rules": []}""", """{"rules": [], "other": 1}""", """{"rules": [{}]}""", """{"rules": [{"on": "push"}]}""", """{"rules": [{"on": "x", "startBuild": "a"}]}""",
                """{"rules": [{"on": "push", "startBuild": "a", "ignore": true}]}""", """{"rules": [{"forRepository": "a"}]}""", """{"rules": [{"on": "push", "startBuild": {}}]}""",
                """{"rules": [{"on": "push", "startBuild": {"project": "a", "x": 1}}]}""", """{"rules": [{"on": "push", "startBuild": "a", "by": {"role": "a", "user": "b"}}]}""",
                """{"rules": [{"on": "push", "startBuild": {"project": "a", "at": "commit", "sourceVersion": "x"}}]}""", """{"rules": {"x": {"on": "push", "name": "y", "startBuild": "a"}}}""",
            };
            foreach (var (subject, schema) in RuleSchemas)
            {
                foreach (var (key, _) in schema["properties"]!.AsObject())
                {
                    foreach (var wrong in new[] { "7", "null", "[]", "{}", "\"\"", "[7]", "{\"x\": 1}" })
                    {
                        documents.Add($$"""{"rules": [{"on": "{{subject}}", {{(key == "startBuild" ? "" : "\"startBuild\": \"ci\", ")}}"{{key}}": {{wrong}}}]}""");
                    }
                }

                documents.Add($$"""{"rules": [{"on": "{{subject}}", "startBuild": "ci", "other": "x"}]}""");
                documents.Add($$$"""{"rules": [{"on": "{{{subject}}}", "startBuild": "ci", "unless": {"startBuild": "x"}}]}""");
            }

            return [.. documents];
        }
    }

    private static IEnumerable<(string Subject, JsonNode Schema)> RuleSchemas =>
        from rule in Schema["definitions"]!["rule"]!["anyOf"]!.AsArray()
        let subject = rule["properties"]!["on"]
        where subject is not null
        select (subject["enum"]![0]!.GetValue<string>(), rule);

    [Fact]
    public void The_file_in_the_package_is_the_schema()
    {
        var file = Path.Combine(Payloads.Repository, "src", "CodeCommitEvents", "build-rules.schema.json");
        if (File.ReadAllText(file) != BuildRulesDocument.JsonSchema)
        {
            File.WriteAllText(Path.ChangeExtension(file, ".received.json"), BuildRulesDocument.JsonSchema);
        }

        File.ReadAllText(file).Should().Be(BuildRulesDocument.JsonSchema);
    }

    [Theory]
    [MemberData(nameof(AllowedByTheSchema))]
    public void What_the_schema_allows_is_read(string document)
    {
        Validator.Validate(document).Should().BeEmpty();
        BuildRulesDocument.FromJson(document).Rules.Should().HaveCount(document.Contains("\"enabled\":false", StringComparison.Ordinal) ? 0 : 1);
    }

    [Theory]
    [MemberData(nameof(ForbiddenByTheSchema))]
    public void What_the_schema_forbids_is_refused(string document)
    {
        var read = () => BuildRulesDocument.FromJson(document);

        Validator.Validate(document).Should().NotBeEmpty();
        read.Should().Throw<BuildRulesFormatException>();
    }

    [Fact]
    public void Every_key_that_the_reader_knows_is_in_the_schema()
    {
        foreach (var model in RuleModel.All)
        {
            RuleSchemas.Single(rule => rule.Subject == model.Trigger).Schema["properties"]!.AsObject().Select(property => property.Key)
                .Should().Contain(model.Conditions).And.Contain(["name", "startBuild", "ignore", "stopProcessing"]);
        }
    }

    [Fact]
    public void The_schema_has_an_id_and_never_says_that_several_alternatives_match()
    {
        Schema["$id"]!.GetValue<string>().Should().Be("urn:codecommit-events:build-rules");
        BuildRulesDocument.JsonSchema.Should().NotContain("oneOf");
    }

    [Fact]
    public void Every_key_is_described() =>
        RuleSchemas.SelectMany(rule => rule.Schema["properties"]!.AsObject()).Where(property => property.Key != "on")
            .Select(property => property.Value!["description"]?.GetValue<string>()).Should().OnlyContain(description => description!.EndsWith('.'));

    private static IEnumerable<JsonNode> Samples(JsonNode schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Samples(Schema["definitions"]![reference.Split('/')[^1]]!);
        }

        var alternatives = schema["anyOf"] ?? schema["allOf"];
        return alternatives is not null ? alternatives.AsArray().SelectMany(alternative => Samples(alternative!))
            : schema["enum"] is { } words ? words.AsArray().OfType<JsonNode>()
            : schema["type"]!.GetValue<string>() switch
            {
                "boolean" => [true, false],
                "integer" => [schema["minimum"]!, schema["maximum"]!],
                "array" => [new JsonArray([.. Items(schema).Take(1)]), new JsonArray([.. Items(schema).Take(2)])],
                "object" when schema["properties"] is { } properties => Objects(schema, properties.AsObject()),
                "object" => [new JsonObject { ["NAME"] = "" }],
                _ => [schema["examples"]?[0] ?? JsonValue.Create("x")],
            };
    }

    /// <summary>Replaces the sample texts of accounts and regions. The reader accepts only texts that an account or a region can match.</summary>
    private static string WithValidNames(string document) => Regex.Replace(
        Regex.Replace(document, """("(?:inA|a)ccount":\[?)"x" """.TrimEnd(), "$1\"111122223333\"", RegexOptions.None, TimeSpan.FromSeconds(1)),
        """("inRegion":\[?)"x" """.TrimEnd(), "$1\"eu-west-1\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<JsonNode> Items(JsonNode list) => Samples(list["items"]!).Select(item => item.DeepClone());

    /// <summary>Returns one object for each property of the schema. The object has this property and the required properties. Groups are left out.</summary>
    private static IEnumerable<JsonNode> Objects(JsonNode schema, JsonObject properties) =>
        from property in properties
        where property.Key is not ("unless" or "anyOf")
        let value = Samples(property.Value!).First()
        select (JsonNode)new JsonObject(
            (schema["required"]?.AsArray().Select(name => KeyValuePair.Create(name!.GetValue<string>(), (JsonNode?)"x")) ?? [])
            .Where(required => required.Key != property.Key)
            .Append(KeyValuePair.Create<string, JsonNode?>(property.Key, value.DeepClone())));
}
