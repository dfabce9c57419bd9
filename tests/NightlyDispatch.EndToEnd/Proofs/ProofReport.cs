using NightlyDispatch.Rehearsal;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs;

/// <summary>Says of a proof how large it was and what it found, in one line.</summary>
internal sealed class ProofReport(ITestOutputHelper output)
{
    /// <summary>Names a file to which the lines of all proofs are appended, also by several processes at once.</summary>
    private const string Variable = "PROOF_REPORT";

    public void Write(string line)
    {
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
            return;

        using var turn = FileLock.Take($"{path}.lock");
        File.AppendAllText(path, $"{line}\n");
    }
}
