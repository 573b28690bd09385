namespace CodeCommitEvents.Contracts;

/// <summary>A test of the contract. It is never skipped, because the in-memory store is always available.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;
