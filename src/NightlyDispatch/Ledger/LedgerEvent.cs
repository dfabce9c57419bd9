using System.Text.Json.Serialization;

namespace NightlyDispatch.Ledger;

/// <summary>One line of the ledger: something that is about to be done, or what came of it.</summary>
internal abstract record LedgerEvent
{
    /// <summary>The format that this program writes; a line with a higher number was written by a newer one.</summary>
    public const int Format = 1;

    [JsonPropertyOrder(-3)]
    public int V { get; init; }

    [JsonPropertyOrder(-2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Of the pass that wrote the line.</summary>
    [JsonPropertyOrder(-1)]
    public string? Pass { get; init; }
}
