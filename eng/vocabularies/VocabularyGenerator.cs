using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeCommitEvents.Vocabularies;

/// <summary>
/// Completes each struct that has the attribute <c>Vocabulary</c>. The struct declares a static property for each known value; the
/// generator adds equality, parsing and JSON.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class VocabularyGenerator : IIncrementalGenerator
{
    private const string Attribute = "CodeCommitEvents.Events.VocabularyAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Tuples of strings compare by value, so the code of a vocabulary is generated again only if the vocabulary changes.
        var vocabularies = context.SyntaxProvider.ForAttributeWithMetadataName(
            Attribute,
            static (node, _) => node is RecordDeclarationSyntax,
            static (found, _) => (
                Namespace: found.TargetSymbol.ContainingNamespace.ToDisplayString(),
                found.TargetSymbol.Name,
                KnownValues: string.Join(", ", KnownValues((INamedTypeSymbol)found.TargetSymbol))));

        context.RegisterSourceOutput(vocabularies, static (output, vocabulary) => output.AddSource(
            $"{vocabulary.Name}.g.cs",
            SourceText.From(VocabularySource.Of(vocabulary.Namespace, vocabulary.Name, vocabulary.KnownValues), Encoding.UTF8)));
    }

    private static IEnumerable<string> KnownValues(INamedTypeSymbol vocabulary) => vocabulary.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => property.IsStatic && SymbolEqualityComparer.Default.Equals(property.Type, vocabulary))
        .Select(property => $"{property.Name}.Value");
}
