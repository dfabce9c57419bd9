namespace NightlyDispatch.Providers;

/// <summary>A model of a provider, as the setting spells it.</summary>
/// <param name="IsOwnDefault">The name is the provider's: the provider chooses, and no --model is passed.</param>
internal sealed record Model(string Name, bool IsOwnDefault)
{
    private const string OwnDefault = "(its own default)";

    /// <summary>What goes behind --model; null: none.</summary>
    public string? Argument => IsOwnDefault ? null : Name;

    /// <summary>What went behind --model, for a person.</summary>
    public static string InWords(string? argument) => argument ?? OwnDefault;
}
