namespace NightlyDispatch.Processes;

/// <summary>A program that was found, with the arguments that come before those of every call.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record Tool(string Path, IReadOnlyList<string> FirstArguments)
{
    public Tool(string path)
        : this(path, [])
    {
    }
}
