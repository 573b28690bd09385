using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// The first argument is the assembly, the second one its XML file, which is changed, and the third one a file with the paths of the
// referenced assemblies, one on each line.
var assembly = MetadataReference.CreateFromFile(args[0]);
var references = File.ReadLines(args[2]).Where(path => path.Length > 0).Select(path => MetadataReference.CreateFromFile(path));
var compilation = CSharpCompilation.Create("docs", references: [assembly, .. references]);
var document = XDocument.Load(args[1], LoadOptions.PreserveWhitespace);
var members = document.Root!.Element("members")!;
var hidden = members.Elements("member").Where(member => !IsPublic(member.Attribute("name")!.Value)).ToArray();
foreach (var member in hidden)
{
    member.Remove();
}

if (!members.Elements("member").Any())
{
    Console.Error.WriteLine($"{args[1]}: no member is public.");
    return 1;
}

document.Save(args[1]);
return 0;

bool IsPublic(string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is { } symbol && IsVisible(symbol);

// Whether users of the assembly can see a member: also a protected member, and an explicit implementation of a public interface.
static bool IsVisible(ISymbol symbol) =>
    symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable
    && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));
