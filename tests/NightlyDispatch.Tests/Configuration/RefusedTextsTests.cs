namespace NightlyDispatch.Tests.Configuration;

/// <summary>Paths, commands, channels and URLs that make no sense, and what is said of them.</summary>
public sealed class RefusedTextsTests
{
    private const string AnAbsolutePath = "must be an absolute path, or one that begins with \"~/\"";
    private const string ACommand =
        """must be an absolute path or the bare name of a command; arguments follow it in a list, as in ["sh", "/opt/bd.sh"]""";
    private const string AWorktree = """must be an absolute path without "..", in which only {id} and {repo} stand in braces""";
    private const string ACreateCommand =
        """must be a list of a command and its arguments, as in ["dx-worktree", "create", "{id}", "{repo}"]""";
    private const string ACreateArgument = "must be text in which only {id}, {repo} and {path} stand in braces";
    private const string AChannel = """must be a channel or a person, as in "#infra-alerts" or "@someone", or an id of Slack's""";
    private const string AUrl = "must be a URL with https, or with http on this machine";
    private const string ARepo = "must be the name of a repository: letters, digits, \".\", \"-\" and \"_\"";

    [Theory]
    [InlineData("""{ "prompt": { "directory": ▸"tmp" } }""", "$.prompt.directory: " + AnAbsolutePath)]
    [InlineData("""{ "prompt": { "directory": ▸"" } }""", "$.prompt.directory: " + AnAbsolutePath)]
    [InlineData("""{ "prompt": { "directory": ▸null } }""", "$.prompt.directory: " + AnAbsolutePath + ", not null")]
    [InlineData("""{ "prompt": { "template": ▸"./t.md" } }""", "$.prompt.template: " + AnAbsolutePath)]
    [InlineData("""{ "prompt": { "template": ▸"~other/t.md" } }""", "$.prompt.template: " + AnAbsolutePath)]
    [InlineData("""{ "prompt": { "template": ▸"/a\u0000b" } }""", "$.prompt.template: " + AnAbsolutePath)]
    [InlineData(
        """{ "alerts": { "webhookFile": ▸"https://hooks.slack.com/services/T/B/secret" } }""",
        "$.alerts.webhookFile: " + AnAbsolutePath)]
    [InlineData("""{ "alerts": { "webhookFile": ▸5 } }""", "$.alerts.webhookFile: " + AnAbsolutePath + ", not a number")]
    [InlineData("""{ "tools": { "beadsDir": ▸".beads" } }""", "$.tools.beadsDir: " + AnAbsolutePath)]
    [InlineData("""{ "tools": { "beadsDir": ▸["/x"] } }""", "$.tools.beadsDir: " + AnAbsolutePath + ", not a list")]
    [InlineData("""{ "state": ▸"state" }""", "$.state: " + AnAbsolutePath)]
    [InlineData("""{ "state": ▸false }""", "$.state: " + AnAbsolutePath + ", not false")]
    public void A_path_is_absolute_or_under_home(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ "worktree": { "path": ▸"agents/{id}" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸"/tmp/agents/../{id}" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸"/tmp/{bug}/{id}" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸"/tmp/{id" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸"/tmp/{{id}}" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸"/tmp/{path}" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸"/tmp/{re{id}po}" } }""", "$.worktree.path: " + AWorktree)]
    [InlineData("""{ "worktree": { "path": ▸true } }""", "$.worktree.path: " + AWorktree + ", not true")]
    [InlineData("""{ "worktree": { "create": ▸"dx-worktree create {id}" } }""", "$.worktree.create: " + ACreateCommand + ", not text")]
    [InlineData("""{ "worktree": { "create": ▸[] } }""", "$.worktree.create: " + ACreateCommand)]
    [InlineData("""{ "worktree": { "create": [▸"./make", "{id}"] } }""", "$.worktree.create[0]: " + ACommand)]
    [InlineData("""{ "worktree": { "create": ["make", ▸"{name}"] } }""", "$.worktree.create[1]: " + ACreateArgument)]
    [InlineData("""{ "worktree": { "create": ["make", ▸1] } }""", "$.worktree.create[1]: " + ACreateArgument + ", not a number")]
    [InlineData("""{ "worktree": { "repo": ▸"a/b" } }""", "$.worktree.repo: " + ARepo)]
    [InlineData("""{ "worktree": { "repo": ▸".." } }""", "$.worktree.repo: " + ARepo)]
    public void A_worktree_is_named_without_surprises(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ "tools": { "bd": ▸"bin/bd" } }""", "$.tools.bd: " + ACommand)]
    [InlineData("""{ "tools": { "bd": ▸"bd --verbose" } }""", "$.tools.bd: " + ACommand)]
    [InlineData("""{ "tools": { "bd": ▸"" } }""", "$.tools.bd: " + ACommand)]
    [InlineData("""{ "tools": { "bd": ▸"-x" } }""", "$.tools.bd: " + ACommand)]
    [InlineData("""{ "tools": { "bd": ▸{} } }""", "$.tools.bd: " + ACommand + ", not an object")]
    [InlineData("""{ "tools": { "dxRunner": ▸[] } }""", "$.tools.dxRunner: must be a command and its first arguments")]
    [InlineData("""{ "tools": { "dxRunner": [▸"../dx-runner"] } }""", "$.tools.dxRunner[0]: " + ACommand)]
    [InlineData(
        """{ "tools": { "dxRunner": ["sh", ▸["x"]] } }""",
        "$.tools.dxRunner[1]: must be text without the character zero, not a list")]
    [InlineData("""{ "tools": { "dxRunner": ["sh", ▸"a\u0000"] } }""", "$.tools.dxRunner[1]: must be text without the character zero")]
    public void A_tool_is_a_path_or_a_bare_name_with_its_first_arguments(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ "alerts": { "channel": ▸"" } }""", "$.alerts.channel: " + AChannel)]
    [InlineData("""{ "alerts": { "channel": ▸"infra-alerts" } }""", "$.alerts.channel: " + AChannel)]
    [InlineData("""{ "alerts": { "channel": ▸"#" } }""", "$.alerts.channel: " + AChannel)]
    [InlineData("""{ "alerts": { "channel": ▸"#a b" } }""", "$.alerts.channel: " + AChannel)]
    [InlineData("""{ "alerts": { "channel": ▸"<!channel>" } }""", "$.alerts.channel: " + AChannel)]
    [InlineData("""{ "alerts": { "channel": ▸null } }""", "$.alerts.channel: " + AChannel + ", not null")]
    [InlineData("""{ "heartbeat": { "url": ▸"hc-ping.com/1" } }""", "$.heartbeat.url: " + AUrl)]
    [InlineData("""{ "heartbeat": { "url": ▸"http://hc-ping.com/1" } }""", "$.heartbeat.url: " + AUrl)]
    [InlineData("""{ "heartbeat": { "url": ▸"http://localhost.example.org/" } }""", "$.heartbeat.url: " + AUrl)]
    [InlineData("""{ "heartbeat": { "url": ▸"ftp://127.0.0.1/" } }""", "$.heartbeat.url: " + AUrl)]
    [InlineData("""{ "heartbeat": { "url": ▸"https://" } }""", "$.heartbeat.url: " + AUrl)]
    [InlineData("""{ "heartbeat": { "url": ▸"https://a.org/\n" } }""", "$.heartbeat.url: " + AUrl)]
    [InlineData("""{ "heartbeat": { "url": ▸7 } }""", "$.heartbeat.url: " + AUrl + ", not a number")]
    public void An_alert_goes_where_alerts_can_go(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);
}
