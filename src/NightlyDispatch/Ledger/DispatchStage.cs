using System.Text.Json;

namespace NightlyDispatch.Ledger;

/// <summary>How far a dispatch is known to have come: what its last line says (design, section 5).</summary>
internal enum DispatchStage
{
    ClaimIntended,
    Claimed,
    StartIntended,
    Unknown,
    Acknowledged,

    /// <summary>Its job has ended and was judged; only the claim and the prompt file are left to see to.</summary>
    Judged,
}

/// <summary>What a stage is called.</summary>
internal static class DispatchStages
{
    /// <returns>For example claim-intended.</returns>
    public static string NameOf(DispatchStage stage) => JsonNamingPolicy.KebabCaseLower.ConvertName(stage.ToString());
}
