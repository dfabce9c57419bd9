namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>A provider's model when none is asked for; the environment can change it unseen (contracts/dx-runner.md, section 7g).</summary>
internal static class SelectedModel
{
    public static string Default(string provider) => provider switch
    {
        "opencode" => Variable("OPENCODE_CANONICAL_MODEL") ?? "zhipuai/glm-5.1",
        "cc-glm" => Variable("CC_GLM_MODEL") ?? "glm-5",
        _ => Variable("GEMINI_MODEL") ?? "gemini-3-flash-preview",
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
