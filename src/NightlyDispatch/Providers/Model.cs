namespace NightlyDispatch.Providers;

/// <summary>A model of a provider, as the setting spells it.</summary>
/// <param name="IsOwnDefault">The name is the provider's: the provider chooses, and no --model is passed.</param>
internal sealed record Model(string Name, bool IsOwnDefault)
{
    /// <summary>What goes behind --model; null: none.</summary>
    public string? Argument => IsOwnDefault ? null : Name;
}
