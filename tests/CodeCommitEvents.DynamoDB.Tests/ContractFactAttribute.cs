namespace CodeCommitEvents.Contracts;

/// <summary>A test of the contract. It is skipped only if python3 does not have the emulator.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Python.NoMoto;
}
