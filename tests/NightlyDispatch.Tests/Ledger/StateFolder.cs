using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

/// <summary>A state folder of its own for each test.</summary>
internal sealed class StateFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ledger-").FullName;

    public string Ledger => StateFiles.Ledger(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
