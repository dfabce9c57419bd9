namespace NightlyDispatch.Rehearsal;

/// <summary>Reads a log while other processes write to it: a last line that is not written to its end is left out.</summary>
internal static class WholeLines
{
    /// <returns>None where there is no such file.</returns>
    public static string[] Read(string path)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        return text.Split('\n')[..^1];
    }
}
