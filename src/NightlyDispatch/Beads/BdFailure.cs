namespace NightlyDispatch.Beads;

/// <summary>Finds, in what bd printed, the words that say best why it failed; they come on either stream, as text or as JSON.</summary>
/// <remarks>contracts/bd.md, section 3.</remarks>
internal static class BdFailure
{
    private const int Length = 300;

    public static string Words(string output, string error) =>
        Excerpt.Of(
            JsonAnswer.Error(output)
            ?? Lines(error).FirstOrDefault(line => line.StartsWith("Error", StringComparison.OrdinalIgnoreCase))
            ?? JsonAnswer.Error(Document(error))
            ?? Lines(error).FirstOrDefault()
            ?? Lines(output).FirstOrDefault()
            ?? "no output",
            Length);

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text from the first line on that opens an object: warnings may precede the document.</summary>
    private static string Document(string text) =>
        text.StartsWith('{') ? text : text[(text.IndexOf("\n{", StringComparison.Ordinal) + 1)..];
}
