namespace CodeCommitEvents.Contracts;

/// <summary>A test of the contract of claim stores. It is never skipped, because the store in memory is always available.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;
