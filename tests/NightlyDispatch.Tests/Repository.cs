namespace NightlyDispatch.Tests;

/// <summary>The files that this program is made of, and those that describe it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Readme { get; } = File.ReadAllText(Path.Join(Root, "README.md"));

    /// <summary>The settings file that the README shows.</summary>
    public static string ReadmeSettings { get; } = Readme.Split("```jsonc\n")[1].Split("\n```")[0];

    /// <summary>All that is in the program, not in its tests.</summary>
    public static IEnumerable<string> Sources => Directory.EnumerateFiles(Path.Join(Root, "src"), "*.cs", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "NightlyDispatch.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside of the repository");
        return folder;
    }
}
