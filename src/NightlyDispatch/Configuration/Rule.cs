namespace NightlyDispatch.Configuration;

/// <summary>
/// Turns a value of the file into what the program works with. A value that the rule refuses is complained about, and what
/// comes back instead is never used: settings with a complaint are not handed out.
/// </summary>
internal delegate T? Rule<T>(PlacedValue value, Complaints complaints);
