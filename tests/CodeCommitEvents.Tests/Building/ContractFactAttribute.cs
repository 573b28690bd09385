namespace CodeCommitEvents.Contracts;

/// <summary>A test of a contract. The store of this assembly is always available.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;
