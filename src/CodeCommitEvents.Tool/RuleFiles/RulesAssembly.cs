using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace CodeCommitEvents.Tool;

/// <summary>Reads rules, and policies for rules in repositories, from static properties and fields of an assembly. The code that creates them runs.</summary>
internal static class RulesAssembly
{
    private const BindingFlags StaticMembers = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The types of each assembly: rules and policies are read from the same one, so that its code runs once.</summary>
    private static readonly ConcurrentDictionary<string, Type[]> Loaded = new(StringComparer.Ordinal);

    public static bool IsAssembly(string file) => Path.GetExtension(file).Equals(".dll", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">The file is no assembly, or it does not have exactly one member with rules, or the rules cannot be created.</exception>
    public static BuildRules ReadRules(string file, string? member)
    {
        var all = MembersOf(file, typeof(BuildRules));
        var named = all.Where(found => member is null || found.Name == member || found.Name.EndsWith($".{member}", StringComparison.Ordinal)).ToList();
        return named switch
        {
            [var only] => (BuildRules)only.Read()!,
            [] when all.Count == 0 => throw new InvalidDataException("The assembly has no static property or field of the type BuildRules."),
            [] => throw new InvalidDataException($"The assembly has no member {member} with rules. It has: {NamesOf(all)}."),
            _ => throw new InvalidDataException($"The assembly has several members with rules: {NamesOf(named)}. Add --member with one of them."),
        };
    }

    /// <exception cref="InvalidDataException">The file is no assembly, or a policy cannot be created.</exception>
    public static IReadOnlyList<RepositoryRulesPolicy> ReadPolicies(string file) =>
        [.. MembersOf(file, typeof(RepositoryRulesPolicy)).Select(static member => member.Read()).OfType<RepositoryRulesPolicy>()];

    private static string NamesOf(IEnumerable<StaticMember> members) => string.Join(", ", members.Select(static member => member.Name));

    /// <summary>Returns the members of a type, also the internal ones, in the order of their names.</summary>
    private static List<StaticMember> MembersOf(string file, Type type) =>
    [
        .. Loaded.GetOrAdd(Path.GetFullPath(file), TypesOf).Where(static owner => !owner.ContainsGenericParameters)
            .SelectMany(owner => owner.GetProperties(StaticMembers).Where(property => property.PropertyType == type && property.CanRead).Select(property => new StaticMember(property, () => property.GetValue(null)))
                .Concat(owner.GetFields(StaticMembers).Where(field => field.FieldType == type && !field.Name.StartsWith('<')).Select(field => new StaticMember(field, () => field.GetValue(null)))))
            .OrderBy(static member => member.Name, StringComparer.Ordinal),
    ];

    /// <summary>Returns the types of an assembly, except those that need an assembly that is missing, such as one of ASP.NET Core.</summary>
    private static Type[] TypesOf(string file)
    {
        try
        {
            return new LoadContext(file).Load().GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return [.. exception.Types.OfType<Type>()];
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException)
        {
            throw new InvalidDataException("The file is no assembly of .NET.", exception);
        }
    }

    private sealed class StaticMember(MemberInfo member, Func<object?> read)
    {
        public string Name { get; } = $"{member.DeclaringType!.FullName}.{member.Name}".Replace('+', '.');

        public object? Read()
        {
            try
            {
                return read();
            }
            catch (TargetInvocationException exception)
            {
                throw CannotBeCreated(exception.InnerException!);
            }
            catch (TypeInitializationException exception)
            {
                throw CannotBeCreated(exception);
            }
        }

        private InvalidDataException CannotBeCreated(Exception exception)
        {
            while (exception is TypeInitializationException { InnerException: { } cause })
            {
                exception = cause;
            }

            return new($"{Name} cannot be created: {exception.Message}", exception);
        }
    }

    /// <summary>Loads an assembly beside the tool. Both use the same CodeCommitEvents, so that the rules are rules for the tool, too.</summary>
    private sealed class LoadContext(string file) : AssemblyLoadContext(Path.GetFileName(file))
    {
        private readonly AssemblyDependencyResolver resolver = new(file);

        public Assembly Load() => LoadFromAssemblyPath(file);

        protected override Assembly? Load(AssemblyName name)
        {
            try
            {
                return Default.LoadFromAssemblyName(name);
            }
            catch (Exception exception) when (exception is FileNotFoundException or FileLoadException)
            {
                return resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
            }
        }
    }
}
