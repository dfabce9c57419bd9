namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>A command line of bd, taken apart.</summary>
/// <param name="Words">What is neither the verb nor a flag.</param>
/// <param name="Flags">By long name; a flag without a value has the value "true".</param>
/// <param name="Misuse">What bd would refuse it for; null: it can be carried out.</param>
internal sealed record TrackerCommand(
    string Verb,
    string[] Words,
    IReadOnlyDictionary<string, List<string>> Flags,
    string? Misuse = null)
{
    public bool Has(string flag) => Flags.TryGetValue(flag, out var values) && values[^1] != "false";

    public string? Value(string flag) => Flags.TryGetValue(flag, out var values) ? values[^1] : null;

    public int? Number(string flag) =>
        int.TryParse(Value(flag), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The values of a flag that may be repeated and is split at commas.</summary>
    public IReadOnlyList<string> Values(string flag) =>
        Flags.TryGetValue(flag, out var values)
            ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
            : [];

    public TrackerCommand Without(string flag)
    {
        var others = new Dictionary<string, List<string>>(Flags);
        others.Remove(flag);
        return this with { Flags = others };
    }
}
