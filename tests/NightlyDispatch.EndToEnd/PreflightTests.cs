using System.Text.Json;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

public sealed class PreflightTests
{
    private const int Bound = 120_000;

    private static readonly string[] Providers = ["opencode", "cc-glm", "gemini"];

    [Theory(Timeout = Bound)]
    [InlineData("all is well", 0, "opencode")]
    [InlineData("opencode down", 9, "cc-glm")]
    [InlineData("nobody", 3, null)]
    [InlineData("no bd", 5, "opencode")]
    [InlineData("no runner", 6, null)]
    [InlineData("no state", 10, "opencode")]
    public async Task Tells_a_program_what_tonights_pass_would_find(string how, int exitCode, string? tonight)
    {
        await using var night = await BeginAsync(how);

        var run = await night.RunAsync("preflight", "--json");

        run.ExitCode.Should().Be(exitCode);
        run.Error.Should().BeEmpty();
        using var document = JsonDocument.Parse(run.Output);
        document.RootElement.GetProperty("exitCode").GetInt32().Should().Be(exitCode);
        document.RootElement.GetProperty("tonight").GetString().Should().Be(tonight);
        night.Updates.Should().BeEmpty();
        night.Starts.Should().BeEmpty();
        night.Alerts.Should().BeEmpty();
    }

    [Fact(Timeout = Bound)]
    public async Task Tells_a_person_who_is_down_and_why_and_prints_nothing_else_into_a_pipe()
    {
        await using var night = await BeginAsync("opencode down");

        var run = await night.RunAsync("preflight");

        run.ExitCode.Should().Be(9);
        run.Error.Should().BeEmpty();
        run.Output.Should().ContainAll(
            "zhipuai-coding-plan/glm-5",
            "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
            "opencode_auth_or_quota_blocked → refresh_auth_or_switch_provider",
            "gemini-2.0-flash");
        run.Output.Should().NotContainAny("\r", "\u001b");
        Directory.Exists(night.Folder.State).Should().BeFalse();
    }

    private static async Task<Night> BeginAsync(string how)
    {
        var down = how switch { "nobody" => Providers, "opencode down" => Providers[..1], _ => [] };
        var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = down.Aggregate(new RunnerPlan(), (plan, provider) => plan.WithPreflight(provider, PreflightVerdict.Blocked)),
        });
        if (how == "no bd")
            night.Set("tools", "bd", "/nowhere/bd");
        if (how == "no runner")
            night.Set("tools", "dxRunner", "/nowhere/dx-runner");
        if (how == "no state")
            await File.WriteAllTextAsync(night.Folder.State, "");
        return night;
    }
}
