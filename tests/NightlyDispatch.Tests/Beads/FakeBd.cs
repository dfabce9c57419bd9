using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;
using NightlyDispatch.Tests.Processes;
using NightlyDispatch.Tests.Prompts;

namespace NightlyDispatch.Tests.Beads;

/// <summary>A shell script in the place of bd, which writes down how it is called.</summary>
internal sealed class FakeBd : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="script">Runs in a folder of its own, with the arguments of bd.</param>
    public FakeBd(string script)
    {
        File.WriteAllText(_folder["fakebd.sh"], "printf '%s|' \"$@\" >> calls; echo >> calls\n" + script);
        File.WriteAllText(_folder["calls"], "");
        Tool = new Tool("/bin/sh", [_folder["fakebd.sh"]]);
    }

    public Tool Tool { get; init; }

    public CollectingSink Log { get; } = new();

    /// <summary>Each with a "|" after every argument.</summary>
    public IReadOnlyList<string> Calls => File.ReadAllLines(_folder["calls"]);

    public string this[string name] => _folder[name];

    public BeadsClient Client(BacklogSettings? settings = null, TimeProvider? time = null)
    {
        var environment = new Dictionary<string, string?> { ["BEADS_DIR"] = "/srv/shop/.beads" };
        var process = new BdProcess(Tool, environment, _folder.Path, new ChildProcess(time ?? TimeProvider.System), Log.ToLogger());
        return new BeadsClient(process, settings ?? Bugs.Settings, time ?? TimeProvider.System, Log.ToLogger());
    }

    public void Dispose() => _folder.Dispose();
}
