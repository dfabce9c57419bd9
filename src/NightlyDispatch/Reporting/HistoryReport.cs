namespace NightlyDispatch.Reporting;

/// <summary>Passes that were made, the oldest first; also the shape of `history --json`.</summary>
internal sealed record HistoryReport(IReadOnlyList<PassOutline> Passes, int UnreadableLines);
