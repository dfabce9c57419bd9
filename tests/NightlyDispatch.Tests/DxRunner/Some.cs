using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.DxRunner;

/// <summary>Values whose details do not matter to a test.</summary>
internal static class Some
{
    public const string Prompt = "/tmp/ndisp_bd-1_0123456789abcdef.prompt";
    public const string Worktree = "/tmp/agents/bd-1/shop";

    public static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(45);
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    public static readonly ProviderPolicy Policy = new(DefaultSettings.Value.Providers);

    public static BugId Id(string text = "bd-1") =>
        BugId.TryParse(text, out var id) ? id : throw new ArgumentException($"{text} is no bug id", nameof(text));

    public static AllowedModel Model(string provider)
    {
        var model = Policy.Chain.Single(link => link.Name == provider).Models[0];
        return AllowedModel.From(Policy, new PreflightResult(provider, model.Argument, null, null, null, null, Duration));
    }

    public static StartOrder Order(string provider = "opencode", string? worktree = Worktree, string mark = "m1") =>
        new(Id(), Model(provider), Prompt, worktree, mark);

    public static ChildResult Ended(int exitCode, string output = "", string error = "") => new(exitCode, output, error, Duration);

    public static ChildResult TimedOut(string output = "") => new(null, output, "", Duration);
}
