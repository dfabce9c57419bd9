namespace NightlyDispatch.Tests.Proofs;

/// <summary>How much of a proof is run: a small part with every test run, all of it where PROOF=full is in the environment.</summary>
/// <param name="Unit">What is counted, for example passes.</param>
internal sealed record ProofSize(int Small, int Full, string Unit)
{
    public static bool IsFull => Environment.GetEnvironmentVariable("PROOF") == "full";

    public int Count => IsFull ? Full : Small;

    public override string ToString() => $"{Count} of {Full} {Unit}";
}
