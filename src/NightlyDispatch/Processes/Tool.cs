namespace NightlyDispatch.Processes;

/// <summary>A program, with the arguments that come before those of every call.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Problem">Why it cannot be run: every call ends with this, not started. Null: it was found.</param>
internal sealed record Tool(string Path, IReadOnlyList<string> FirstArguments, string? Problem = null)
{
    public Tool(string path)
        : this(path, [])
    {
    }

    public static Tool Missing(string name, string problem) => new(name, [], problem);
}
