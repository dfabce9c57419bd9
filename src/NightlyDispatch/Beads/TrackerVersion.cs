namespace NightlyDispatch.Beads;

/// <summary>bd's version, and what follows from it.</summary>
/// <param name="Number">Null where it could not be read.</param>
/// <param name="Warning">Null where there is nothing to warn of; ready for the log.</param>
internal sealed record TrackerVersion(Version? Number, string? Warning);
