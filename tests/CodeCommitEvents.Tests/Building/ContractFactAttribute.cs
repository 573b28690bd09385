namespace CodeCommitEvents.Contracts;

/// <summary>A test of a contract: what this assembly asks is always there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;
