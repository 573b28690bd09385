namespace CodeCommitEvents.Contracts;

/// <summary>A test of a contract. It is skipped without the emulator.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Python.NoMoto;
}
