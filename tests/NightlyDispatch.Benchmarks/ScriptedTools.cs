namespace NightlyDispatch.Benchmarks;

/// <summary>A folder with settings whose tools are shell scripts: a bd that lists what a file holds, and a runner of which no provider answers.</summary>
internal sealed class ScriptedTools : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nightly-dispatch-benchmark-").FullName;

    public ScriptedTools()
    {
        Directory.CreateDirectory(State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Ready, "[]");
        File.WriteAllText(Path.Join(_folder, "bd.sh"), $$$"""
            case $1 in
            version) echo '{"version":"1.3.0"}' ;;
            status) echo '{"summary":{"total_issues":5}}' ;;
            ready) exec cat "{{{Ready}}}" ;;
            *) echo '[]' ;;
            esac

            """);
        File.WriteAllText(Path.Join(_folder, "runner.sh"), "case $1 in status) echo '{\"jobs\":[]}' ;; *) exit 1 ;; esac\n");
        File.WriteAllText(Config, $$"""
            {
              "state": "{{State}}", "prompt": { "directory": "{{State}}" },
              "tools": { "bd": ["/bin/sh", "{{_folder}}/bd.sh"], "dxRunner": ["/bin/sh", "{{_folder}}/runner.sh"] }
            }
            """);
    }

    public string Config => Path.Join(_folder, "config.json");

    /// <summary>What bd lists as ready.</summary>
    public string Ready => Path.Join(_folder, "ready.json");

    public string Ledger => Path.Join(State, "ledger.jsonl");

    private string State => Path.Join(_folder, "state");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
