using System.Globalization;

namespace NightlyDispatch.Benchmarks;

/// <summary>Writes down which git commands a program runs, and where: a script before git in its PATH.</summary>
internal sealed class GitRecording
{
    private readonly string _folder;

    private GitRecording(string folder) => _folder = folder;

    public Dictionary<string, string?> Environment => new() { ["PATH"] = $"{_folder}:{System.Environment.GetEnvironmentVariable("PATH")}" };

    public static async Task<GitRecording> BeginAsync(string root)
    {
        var recording = new GitRecording(Path.Join(root, "recording"));
        Directory.CreateDirectory(recording._folder);
        var real = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Join(folder, "git")).First(File.Exists);
        var script = Path.Join(recording._folder, "git");
        await File.WriteAllTextAsync(script, $$"""
            #!/bin/sh
            { printf '%s\0' "$(date +%s.%N)" "$PWD" "$@"; printf '\n'; } >"{{recording._folder}}/$$.call"
            exec {{real}} "$@"

            """);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return recording;
    }

    public IReadOnlyList<GitCall> Calls() =>
        [.. Directory.GetFiles(_folder, "*.call").Select(file => Read(File.ReadAllText(file).TrimEnd('\n', '\0').Split('\0')))];

    private static GitCall Read(string[] fields) =>
        new(
            DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(fields[0], CultureInfo.InvariantCulture)),
            fields[1],
            fields[2..]);
}

/// <summary>One git command.</summary>
internal sealed record GitCall(DateTimeOffset At, string Folder, IReadOnlyList<string> Arguments);
