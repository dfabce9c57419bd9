using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using Serilog;

namespace NightlyDispatch.Tests.DxRunner;

/// <summary>A runner that is a real process: a script that notes how it was called, and then does what a test says.</summary>
internal sealed class ScriptedRunner : IDisposable
{
    private const string Notes =
        """
        printf '%s\n' "$@" > "$OUT/$1.arguments"
        pwd > "$OUT/$1.folder"
        env > "$OUT/$1.environment"
        if read -r line; then echo "$line"; else echo "at its end"; fi > "$OUT/$1.stdin"

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("runner-").FullName;

    /// <param name="script">For /bin/sh; $1 is the command, $OUT a folder for what it wants to keep.</param>
    public ScriptedRunner(string script, DispatchSettings? settings = null, params (string Name, string? Value)[] environment)
    {
        File.WriteAllText(At("runner.sh"), Notes + script);
        Client = new DxRunnerClient(
            new Tool("/bin/sh", [At("runner.sh")]),
            environment.Append(("OUT", _folder)).ToDictionary(variable => variable.Item1, variable => variable.Item2),
            settings ?? DefaultSettings.Value.Dispatch,
            new ChildProcess(TimeProvider.System),
            TimeProvider.System,
            new LoggerConfiguration().CreateLogger());
    }

    public DxRunnerClient Client { get; }

    public string At(string file) => Path.Join(_folder, file);

    public string[] Arguments(string command) => File.ReadAllLines(At($"{command}.arguments"));

    public string[] Environment(string command) => File.ReadAllLines(At($"{command}.environment"));

    public string Noted(string file) => File.ReadAllText(At(file)).Trim();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
