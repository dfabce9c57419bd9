namespace NightlyDispatch.Reporting;

/// <summary>The JSON Schemas of what the commands print with --json.</summary>
internal static class DocumentSchema
{
    /// <summary>The commands; resume prints what pause does.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["status", "explain", "history", "show", "report", "preflight", "pause", "resume"];

    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Read(string name) => EmbeddedText.Read($"Reporting.Schemas.{(name == "resume" ? "pause" : name)}.json");
}
