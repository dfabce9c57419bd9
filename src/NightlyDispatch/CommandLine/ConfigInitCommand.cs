using System.CommandLine;
using System.Text;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>`config init`: writes a settings file that changes nothing, to begin with.</summary>
internal static class ConfigInitCommand
{
    /// <summary>The URL of a heartbeat is a secret.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Command Create(Option<string?> config, Screen screen)
    {
        var file = new Option<string?>("--file", "-f")
        {
            Description = "Where to write it (default: where a pass looks for it)",
            HelpName = "path",
        };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there" };
        var command = new Command("init", "Write a commented settings file with the defaults") { file, force };
        command.SetAction(parsed => Write(parsed.GetValue(file) ?? parsed.GetValue(config), parsed.GetValue(force), screen));
        return command;
    }

    private static int Write(string? named, bool replaces, Screen screen)
    {
        var host = HostEnvironment.Current();
        var path = Path.GetFullPath(named ?? host[Variables.Config] ?? SettingsFile.UsualPlaces(host).First());
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (replaces)
                Replace(path);
            else
                Create(path);
        }
        catch (IOException) when (!replaces && Path.Exists(path))
        {
            return screen.Fail(ExitCode.Usage, $"{path}: something is there already; --force replaces it");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return screen.Fail(ExitCode.Usage, $"{path}: cannot be written: {exception.Message}");
        }

        screen.Output.WriteLine($"{path} is written. Tell it where agents may work (worktree.path).");
        screen.Output.WriteLine("Then: nightly-dispatch config check");
        return (int)ExitCode.Ok;
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(SettingsText.Default + "\n"));
    }

    private static void Replace(string path)
    {
        var written = $"{path}.{Environment.ProcessId}";
        Create(written);
        File.Move(written, path, overwrite: true);
    }
}
