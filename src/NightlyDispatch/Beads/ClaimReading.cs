using NightlyDispatch.Claims;

namespace NightlyDispatch.Beads;

/// <summary>Reads what bd said to a claim, whatever its exit code was: up to 0.56.1 that is 0 for a lost one.</summary>
internal static class ClaimReading
{
    public static ClaimAnswer Read(BdCall call)
    {
        var lost = ClaimParser.Parse(call.Result.Error);
        var claimed = ClaimedId(call.Result.Output);
        var isWon = lost is null && call.Result.ExitCode == 0 && claimed is not null;
        return new ClaimAnswer(claimed, lost, isWon ? null : Refusal(call));
    }

    private static string? ClaimedId(string output)
    {
        try
        {
            return JsonAnswer.Issues(output) is [var issue] ? issue.Text("id") : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Refusal(BdCall call) =>
        call.Result.ExitCode == 0 ? BdFailure.Words(call.Result.Output, call.Result.Error) : call.Failure;
}
