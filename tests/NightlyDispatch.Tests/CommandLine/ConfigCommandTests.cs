using System.Text.Json.Nodes;
using NightlyDispatch.Configuration;
using TemporaryFolder = NightlyDispatch.Tests.Configuration.TemporaryFolder;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Init_writes_the_defaults_for_the_owner_alone_and_never_over_something()
    {
        var path = Path.Join(_folder.Path, "new", "config.json");

        var written = await Invocation.Of("config", "init", "--file", path);
        var refused = await Invocation.Of("config", "init", "--file", path);

        written.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        written.Output.Should().StartWith($"{path} is written.");
        (await File.ReadAllTextAsync(path)).Should().Be(SettingsText.Default + "\n");
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        refused.Should().Be(new Invocation(2, "", $"nightly-dispatch: {path}: something is there already; --force replaces it"));
    }

    [Fact]
    public async Task Init_replaces_a_file_if_it_is_told_to_and_leaves_nothing_beside_it()
    {
        var path = _folder.File("config.json", "mine");

        (await Invocation.Of("config", "init", "--file", path, "--force")).ExitCode.Should().Be(0);

        (await File.ReadAllTextAsync(path)).Should().Be(SettingsText.Default + "\n");
        Directory.GetFileSystemEntries(_folder.Path).Should().Equal(path);
    }

    [Fact]
    public async Task Check_names_every_complaint_where_an_editor_finds_it()
    {
        var path = _folder.File("config.json", "{\n  \"dispatch\": { \"maxPerPas\": 3 },\n  \"state\": 5\n}");

        var checkedFile = await Invocation.Of("config", "check", "--config", path);

        checkedFile.Should().Be(new Invocation(
            2,
            $"""
            {path}:2:17: $.dispatch.maxPerPas: there is no such setting; did you mean "maxPerPass"?
            {path}:3:12: $.state: must be an absolute path, or one that begins with "~/", not a number
            """,
            ""));
    }

    [Fact]
    public async Task Check_leaves_no_complaint_out()
    {
        var names = Enumerable.Range(0, 50).Select(i => $"\"unknown{i}\": 1");
        var path = _folder.File("config.json", $"{{ {string.Join(", ", names)} }}");

        (await Invocation.Of("config", "check", "--config", path)).Output.Split('\n').Should().HaveCount(50);
    }

    [Fact]
    public async Task Check_warns_of_what_is_legal_and_will_not_work()
    {
        var state = _folder.File("state");
        var hook = _folder.File("hook", "ftp://example.org/SECRET");
        var path = _folder.File("config.json", $$"""
            {
              "tools": { "bd": "/nowhere/bd", "dxRunner": "/nowhere/dx-runner", "beadsDir": "/nowhere/.beads" },
              "worktree": { "path": "/tmp/{id}", "create": ["/nowhere/make", "{id}"] },
              "prompt": { "template": "/nowhere/template.md", "directory": "/nowhere" },
              "alerts": { "webhookFile": "{{hook}}" },
              "state": "{{state}}"
            }
            """);

        var checkedFile = await Invocation.Of("config", "check", "--config", path);

        checkedFile.Should().Be(new Invocation(
            0,
            $"""
            warning: tools.bd: /nowhere/bd (tools.bd) does not exist; correct tools.bd
            warning: tools.beadsDir: /nowhere/.beads (tools.beadsDir) is not a folder; correct tools.beadsDir
            warning: tools.dxRunner: /nowhere/dx-runner (tools.dxRunner) does not exist; correct tools.dxRunner
            warning: worktree.create: /nowhere/make (worktree.create) does not exist; correct worktree.create
            warning: prompt.template: Could not find a part of the path '/nowhere/template.md'.
            warning: prompt.directory: /nowhere is not a directory
            warning: alerts.webhookFile {hook} must be https, or http on this machine
            warning: state: {state}: is a file, not a state folder
            {path}: ok, with 8 warnings
            """,
            ""));
    }

    [Fact]
    public async Task Check_has_nothing_to_say_where_all_is_well()
    {
        var (bd, runner, beads) = (_folder.Program("bd"), _folder.Program("dx-runner"), _folder.Folder(".beads"));
        var path = _folder.File("config.json", $$"""
            {
              "tools": { "bd": "{{bd}}", "dxRunner": "{{runner}}", "beadsDir": "{{beads}}" },
              "worktree": { "path": "/tmp/{id}" },
              "state": "{{_folder.Path}}/not/yet/made"
            }
            """);

        (await Invocation.Of("config", "check", "--config", path)).Should().Be(new Invocation(0, $"{path}: ok", ""));
    }

    [Fact]
    public async Task Show_tells_where_each_value_comes_from()
    {
        var path = _folder.File("config.json", $$"""
            {
              "tools": { "bd": ["sh", "/opt/bd.sh"], "beadsDir": "{{_folder.Path}}" },
              "heartbeat": { "url": "https://hc-ping.com/SECRET/uuid" },
              "state": null,
            }
            """);

        var shown = await Invocation.Of("config", "show", "--config", path);

        shown.ExitCode.Should().Be(0);
        shown.Output.Should().StartWith($"{path} (--config)\n\n").And.NotContain("SECRET");
        shown.Output.Should().MatchRegex("""(?m)^dispatch\.maxPerPass +default +3$""");
        shown.Output.Should().MatchRegex("""(?m)^dispatch\.claimPause +default +"0s"$""");
        shown.Output.Should().MatchRegex("""(?m)^heartbeat\.url +config\.json:3 +"https://hc-ping\.com/\[redacted\]"$""");
    }

    [Fact]
    public async Task Show_tells_a_program_the_same()
    {
        var path = _folder.File("config.json", "{\n  \"dispatch\": {\n    \"maxPerPass\": 2\n  }\n}");

        var shown = JsonNode.Parse((await Invocation.Of("config", "show", "--json", "--config", path)).Output)!;

        (shown["file"]!.ToString(), shown["namedBy"]!.ToString()).Should().Be((path, "--config"));
        var settings = shown["settings"]!.AsArray().ToDictionary(setting => setting!["name"]!.ToString(), setting => setting!);
        settings["dispatch.maxPerPass"].ToJsonString().Should().Be("""{"name":"dispatch.maxPerPass","value":2,"origin":"file","line":3}""");
        settings["dispatch.ackRetries"].ToJsonString().Should().Be(
            """{"name":"dispatch.ackRetries","value":1,"origin":"default","line":null}""");
    }

    [Fact]
    public async Task Schema_is_one_document() =>
        JsonNode.Parse((await Invocation.Of("config", "schema")).Output)!["$schema"]!.ToString().Should().Be(SettingsSchema.Dialect);
}
