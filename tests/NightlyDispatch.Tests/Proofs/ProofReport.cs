using NightlyDispatch.Rehearsal;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs;

/// <summary>Tells how large a proof was and what came out: to whoever reads the test's output, and in a file for all proofs of a run.</summary>
internal sealed class ProofReport(ITestOutputHelper output)
{
    private const string FileVariable = "PROOF_REPORT";

    /// <param name="outcome">The figures, on one line.</param>
    public void Add(string proof, ProofSize size, string outcome)
    {
        var line = $"{proof}: {size}: {outcome}";
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } path)
            return;

        // The test projects run side by side.
        using var turn = FileLock.Take($"{path}.lock");
        File.AppendAllText(path, $"{line}\n");
    }
}
