using NightlyDispatch.Backlog;
using NightlyDispatch.Prompts;

namespace NightlyDispatch.EndToEnd.Smoke;

/// <summary>A throw-away folder with all that the runner asks for: a beads folder, a worktree, a prompt, programs of our own.</summary>
internal sealed class SmokeFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("ndisp_smoke_").FullName;

    public SmokeFolder()
    {
        foreach (var folder in (string[])[Beads, Programs, Worktree])
            Directory.CreateDirectory(folder);

        // The runner's gate asks whether this file is there, and reads nothing in it (contracts/dx-runner.md, section 1).
        File.WriteAllText(BeadsMetadata, "{}");
    }

    public string Beads => Path.Join(_root, ".beads");

    public string BeadsMetadata => Path.Join(Beads, "metadata.json");

    /// <summary>Comes first in the runner's PATH.</summary>
    public string Programs => Path.Join(_root, "bin");

    public string Worktree => Path.Join(_root, "worktree");

    public string WritePrompt(BugId bug, string text)
    {
        var path = SecurePromptFile.PathFor(_root, bug);
        SecurePromptFile.Write(path, text);
        return path;
    }

    public void AddProgram(string name, string script)
    {
        var path = Path.Join(Programs, name);
        File.WriteAllText(path, script);
        File.SetUnixFileMode(path, OwnerOnly);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
