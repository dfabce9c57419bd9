namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>Counts, for things that must not last, the passes in a row in which they could have ended and did not.</summary>
internal sealed class Patience
{
    private Dictionary<string, int> _passes = [];

    /// <param name="now">What lasts.</param>
    /// <param name="isCounted">Whether it could have ended in this pass.</param>
    /// <param name="isReset">Whether what came before tells nothing any more.</param>
    public int Longest(IEnumerable<string> now, bool isCounted, bool isReset)
    {
        _passes = now.Distinct().ToDictionary(what => what, what => (isReset ? 0 : _passes.GetValueOrDefault(what)) + (isCounted ? 1 : 0));
        return _passes.Values.DefaultIfEmpty(0).Max();
    }
}
