namespace CodeCommitEvents.Contracts;

/// <summary>A test of a contract: skipped where python3 has no emulator to ask.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Python.NoMoto;
}
