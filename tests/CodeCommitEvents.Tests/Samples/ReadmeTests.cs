using System.Reflection;
using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Libraries;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests statements of the README files that no test of a feature shows.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Only_StartBuild_Notify_RunCommands_and_Ignore_make_a_rule()
    {
        var builders = typeof(BuildRulesBuilder).GetMethods().SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Func<,>) && type.GetGenericArguments()[0].Name.Contains("RuleBuilder", StringComparison.Ordinal))
            .ToList();

        builders.Should().HaveCountGreaterThan(10).And.OnlyContain(type => type.GetGenericArguments()[1].IsAssignableTo(typeof(BuildRule)));
        builders.Select(type => type.GetGenericArguments()[0]).Should().OnlyContain(builder => !builder.IsAssignableTo(typeof(BuildRule)));
        builders.SelectMany(type => type.GetGenericArguments()[0].GetMethods())
            .Where(method => method.ReturnType.IsAssignableTo(typeof(BuildRule)))
            .Select(method => method.Name).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo("StartBuild", "Notify", "RunCommands", "Ignore");
        typeof(BuildRule).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(BuildRule))).SelectMany(type => type.GetConstructors()).Should().BeEmpty();
    }

    [Fact]
    public void No_project_needs_a_package_of_AWS_Lambda()
    {
        var projects = Directory.EnumerateFiles(Payloads.Repository, "Directory.Packages.props")
            .Concat(new[] { "src", "samples" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Payloads.Repository, folder), "*.csproj", SearchOption.AllDirectories)))
            .ToList();

        projects.Should().HaveCountGreaterThan(5);
        projects.Where(file => File.ReadAllText(file).Contains("Amazon.Lambda", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    [Fact]
    public void The_core_and_the_fakes_use_no_AWS_package_and_no_test_framework()
    {
        foreach (var assembly in new[] { typeof(BuildDispatcher).Assembly, typeof(FakeEvents).Assembly })
        {
            References(assembly).Should().NotBeEmpty().And.OnlyContain(name => name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name == nameof(CodeCommitEvents));
        }
    }

    [Fact]
    public void The_core_cannot_call_a_service() =>
        References(typeof(BuildDispatcher).Assembly).Should().NotContain(name => name.StartsWith("System.Net", StringComparison.Ordinal)
            || name == "System.Diagnostics.Process" || name == "System.IO.Pipes");

    /// <summary>System.Text.Json asks this converter for the converter of a list, whose elements can have any type.</summary>
    [Fact]
    public void Only_the_JSON_converter_of_lists_and_maps_uses_reflection()
    {
        string[] members = ["System.Activator.CreateInstance", "System.Reflection.CustomAttributeExtensions.GetCustomAttribute<>", "System.Type.MakeGenericType"];

        ReflectionUse.In(typeof(BuildDispatcher).Assembly).Should().Equal(members);
        ReflectionUse.In(typeof(FakeEvents).Assembly).Should().BeEmpty();
        Directory.EnumerateFiles(Path.Combine(Payloads.Repository, "src/CodeCommitEvents"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && members.Any(member => text.Contains($"{member.Split('.')[^1].TrimEnd('<', '>')}", StringComparison.Ordinal)))
            .Select(Path.GetFileName).Should().Equal("ValueCollectionJsonConverter.cs");
    }

    [Fact]
    public void Every_event_can_be_created_with_new() =>
        EventCatalog.Entries.Select(entry => entry.Type).Should().OnlyContain(type => type.GetConstructor(Type.EmptyTypes) != null
            && type.GetProperties().Any(property => property.SetMethod != null));

    [Fact]
    public void The_defaults_have_the_values_of_the_README()
    {
        InMemoryBuildClaimStore.DefaultCapacity.Should().Be(10_000);
        InMemoryBuildClaimStore.DefaultLease.Should().Be(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData("notification", "EventBridge", DispatchOutcome.Duplicate)]
    [InlineData("notification", "trigger", DispatchOutcome.Started)]
    [InlineData("EventBridge", "trigger", DispatchOutcome.Started)]
    [InlineData("trigger", "trigger", DispatchOutcome.Duplicate)]
    public async Task One_push_is_one_change_except_that_a_trigger_reports_a_change_of_its_own(string first, string second, DispatchOutcome outcome)
    {
        var push = FakeEvents.ReferenceUpdated();
        var dispatcher = new BuildDispatcher(BuildRules.CreateBuilder().OnPush(rule => rule.StartBuild("ci")).Build(), new FakeBuildStarter());

        var reports = new[] { await dispatcher.DispatchAsync(Sent(first)), await dispatcher.DispatchAsync(Sent(second)) };

        reports.Select(report => report.Events.Single().Builds.Single().Outcome).Should().Equal(DispatchOutcome.Started, outcome);

        ReadOnlyMemory<byte> Sent(string channel) => Encoding.UTF8.GetBytes(channel switch
        {
            "notification" => FakeMessages.Notification(push),
            "EventBridge" => FakeMessages.EventBridge(push),
            _ => FakeMessages.Trigger(push),
        });
    }

    [Fact]
    public void Every_transport_and_envelope_is_in_the_table_of_the_documentation()
    {
        var table = File.ReadAllText(Path.Combine(Payloads.Repository, "docs/events.md")).Split("## Transports and envelopes")[1];

        typeof(Transport).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(Transport)) || type.IsSubclassOf(typeof(EventEnvelope))))
            .Should().HaveCountGreaterThan(10).And.OnlyContain(type => table.Contains($"`{type.Name}`", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
}
