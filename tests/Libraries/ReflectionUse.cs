using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Libraries;

/// <summary>Finds the members of .NET with which an assembly reads, creates or calls types and members by reflection.</summary>
internal static partial class ReflectionUse
{
    /// <summary>The members that Coverlet calls in the assemblies whose coverage it measures.</summary>
    private static readonly string[] Coverage = ["System.Reflection.Assembly.GetExecutingAssembly", "System.Reflection.Assembly.get_Location"];

    /// <summary>Returns the members, such as <c>System.Type.GetMethod</c>. The name of a type, the version of an assembly and <c>new T()</c> do not count.</summary>
    public static string[] In(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var uses = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => Name(metadata, member)).Distinct(StringComparer.Ordinal).ToList();
        if (metadata.TypeDefinitions.Any(type => metadata.GetString(metadata.GetTypeDefinition(type).Namespace).StartsWith("Coverlet.", StringComparison.Ordinal)))
        {
            uses.RemoveAll(Coverage.Contains);
        }

        return uses.Count == 0
            ? throw new InvalidOperationException($"{assembly} uses nothing, which cannot be right.")
            : [.. uses.Where(use => Reflection().IsMatch(use)).Order(StringComparer.Ordinal)];
    }

    private static string Name(MetadataReader metadata, MemberReference member)
    {
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        var arguments = metadata.GetBlobReader(member.Signature).ReadSignatureHeader().IsGeneric ? "<>" : "";
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}{arguments}";
    }

    /// <summary>Attributes of the assembly are only data. The compiler translates <c>new T()</c> to <c>CreateInstance</c> with a type argument.</summary>
    [GeneratedRegex(@"^System\.(Reflection\.(?!\w+Attribute\.|MemberInfo\.get_Name$|Assembly\.GetName$|AssemblyName\.get_Version$)|Activator\.(?!CreateInstance<>$)|Type\.(GetType$|Get(Method|Propert|Field|Constructor|Member|Event|Interface|NestedType)|InvokeMember|MakeGeneric))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reflection();
}
