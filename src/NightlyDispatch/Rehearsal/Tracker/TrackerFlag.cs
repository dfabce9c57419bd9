namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>A flag that a verb of bd knows.</summary>
/// <param name="Short">Its one-letter form; '\0': it has none.</param>
internal readonly record struct TrackerFlag(string Name, char Short = '\0', bool TakesValue = true, bool IsNumber = false);
