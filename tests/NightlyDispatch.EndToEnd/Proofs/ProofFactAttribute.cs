namespace NightlyDispatch.EndToEnd.Proofs;

/// <summary>A test that is only made in full, because it has no small size.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProofFactAttribute : FactAttribute
{
    public ProofFactAttribute() => Skip = Proof.IsFull ? null : "it takes minutes, and has no smaller size: PROOF=full runs it";
}
