namespace CodeCommitEvents.Contracts;

/// <summary>A test of the contract of claim stores. It is skipped if the emulator is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Python.NoMoto;
}
