namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>A prompt as an agent gets it: one argument of a command line (contracts/dx-runner.md, section 3).</summary>
/// <param name="IsUsable">Without it the agent dies at once: missing, empty, too long for an argument, or taken for an option.</param>
internal sealed record PromptRead(int Bytes, bool IsUsable)
{
    /// <summary>Linux, MAX_ARG_STRLEN with the final zero.</summary>
    private const int LongestArgument = (128 * 1024) - 1;

    public static PromptRead Of(string path)
    {
        var text = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return new(text.Length, text.Length is > 0 and <= LongestArgument && text[0] != '-');
    }
}
