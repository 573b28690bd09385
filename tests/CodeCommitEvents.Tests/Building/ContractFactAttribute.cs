namespace CodeCommitEvents.Contracts;

/// <summary>A test of the contract of claim stores. The store of this assembly is always available.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;
