using NightlyDispatch.Configuration;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.DxRunner;

public sealed class DxRunnerClientTests
{
    private const string AcknowledgesBd1 = """echo "started beads=bd-1 provider=opencode pid=$$ log=x" """;

    [Fact(Timeout = 30_000)]
    public async Task Calls_start_with_values_behind_blanks_in_the_runners_order()
    {
        using var runner = new ScriptedRunner(AcknowledgesBd1);

        _ = await runner.Client.StartAsync(Some.Order(), _ => { });

        runner.Arguments("start").Should().Equal(
            "start", "--beads", "bd-1", "--provider", "opencode", "--model", "zhipuai-coding-plan/glm-5",
            "--prompt-file", Some.Prompt, "--worktree", Some.Worktree);
    }

    [Fact(Timeout = 30_000)]
    public async Task Passes_no_model_for_a_providers_own_default_and_no_worktree_where_none_is_known()
    {
        using var runner = new ScriptedRunner("exit 22");

        _ = await runner.Client.StartAsync(Some.Order("cc-glm", worktree: null), _ => { });

        runner.Arguments("start").Should().Equal("start", "--beads", "bd-1", "--provider", "cc-glm", "--prompt-file", Some.Prompt);
    }

    [Fact(Timeout = 30_000)]
    public async Task Calls_every_other_command_as_the_runner_knows_it()
    {
        using var runner = new ScriptedRunner("""[ "$1" != status ] || echo '{"jobs":[]}'""");

        await runner.Client.PreflightAsync(Some.Policy.Chain[0], Some.Policy.Chain[0].Models[0], CancellationToken.None);
        await runner.Client.CheckAsync(Some.Id(), CancellationToken.None);
        await runner.Client.ReportAsync(Some.Id(), CancellationToken.None);
        var status = await runner.Client.StatusAsync(CancellationToken.None);
        await runner.Client.StopAsync(Some.Id(), "no-such-mark");

        status.Problem.Should().BeNull();
        runner.Arguments("preflight").Should().Equal("preflight", "--provider", "opencode", "--model", "zhipuai-coding-plan/glm-5");
        runner.Arguments("check").Should().Equal("check", "--beads", "bd-1", "--json");
        runner.Arguments("report").Should().Equal("report", "--beads", "bd-1", "--format", "json");
        runner.Arguments("status").Should().Equal("status", "--json");
        runner.Arguments("stop").Should().Equal("stop", "--beads", "bd-1");
    }

    [Fact(Timeout = 30_000)]
    public async Task Asks_for_no_model_in_the_preflight_of_a_providers_own_default()
    {
        using var runner = new ScriptedRunner("exit 0");

        var preflight = await runner.Client.PreflightAsync(Some.Policy.Chain[1], Some.Policy.Chain[1].Models[0], CancellationToken.None);

        runner.Arguments("preflight").Should().Equal("preflight", "--provider", "cc-glm");
        (preflight.Provider, preflight.Model, preflight.IsAvailable).Should().Be(("cc-glm", null, true));
    }

    [Fact(Timeout = 30_000)]
    public async Task Runs_in_the_root_folder_with_an_input_that_is_at_its_end()
    {
        using var runner = new ScriptedRunner(AcknowledgesBd1);

        await runner.Client.PreflightAsync(Some.Policy.Chain[0], Some.Policy.Chain[0].Models[0], CancellationToken.None);
        await runner.Client.StartAsync(Some.Order(), _ => { });

        foreach (var command in (string[])["preflight", "start"])
            (runner.Noted($"{command}.folder"), runner.Noted($"{command}.stdin")).Should().Be(("/", "at its end"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Marks_a_start_and_nothing_else()
    {
        using var runner = new ScriptedRunner(AcknowledgesBd1);

        await runner.Client.StartAsync(Some.Order(mark: "0123abc"), _ => { });
        await runner.Client.CheckAsync(Some.Id(), CancellationToken.None);

        runner.Environment("start").Should().Contain("NIGHTLY_DISPATCH_ATTEMPT=0123abc");
        runner.Environment("check").Should().NotContain(line => line.StartsWith("NIGHTLY_DISPATCH_ATTEMPT=", StringComparison.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task Gives_children_what_is_set_and_takes_from_them_what_is_removed()
    {
        const string secret = "NDISP_TEST_SECRET";
        Environment.SetEnvironmentVariable(secret, "inherited");
        using var runner = new ScriptedRunner(AcknowledgesBd1, null, (secret, null), ("BEADS_DIR", "/srv/beads/.beads"));

        await runner.Client.StartAsync(Some.Order(), _ => { });
        await runner.Client.CheckAsync(Some.Id(), CancellationToken.None);

        foreach (var command in (string[])["start", "check"])
        {
            runner.Environment(command).Should().Contain("BEADS_DIR=/srv/beads/.beads")
                .And.NotContain(line => line.StartsWith($"{secret}=", StringComparison.Ordinal));
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task Tells_the_process_id_of_a_start_which_the_runner_sees_as_its_own()
    {
        using var runner = new ScriptedRunner(AcknowledgesBd1);
        var told = 0;

        var reading = await runner.Client.StartAsync(Some.Order(), id => told = id);

        reading.Should().Be(new StartReading(StartKind.Acknowledged, new Acknowledgement(told), null, reading.Duration));
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_a_preflight_that_takes_too_long_with_all_its_children()
    {
        var settings = DefaultSettings.Value.Dispatch with { PreflightTimeout = TimeSpan.FromMilliseconds(500) };
        using var runner = new ScriptedRunner("""sleep 60 & echo $! > "$OUT/probe"; wait""", settings);

        var preflight = await runner.Client.PreflightAsync(Some.Policy.Chain[0], Some.Policy.Chain[0].Models[0], CancellationToken.None);

        preflight.Error.Should().Be("no answer within 0.5 s");
        IsRunning(runner.Noted("probe")).Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_takes_too_long_is_silent_and_ended_but_for_the_agent_in_a_session_of_its_own()
    {
        var settings = DefaultSettings.Value.Dispatch with { AckTimeout = TimeSpan.FromSeconds(1) };
        using var runner = new ScriptedRunner(
            """
            [ "$1" = start ] || exit 0
            setsid sleep 60 & echo $! > "$OUT/agent"
            sleep 60 & echo $! > "$OUT/probe"
            wait
            """,
            settings);
        var order = Some.Order(mark: NewMark());

        var reading = await runner.Client.StartAsync(order, _ => { });

        reading.Kind.Should().Be(StartKind.Silent);
        (IsRunning(runner.Noted("probe")), IsRunning(runner.Noted("agent"))).Should().Be((false, true));
        (await runner.Client.StopAsync(order.Bug, order.Mark)).Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_wait_for_the_monitor_that_holds_the_pipes_until_the_agent_ends()
    {
        using var runner = new ScriptedRunner($"""[ "$1" = start ] || exit 0; sleep 60 & {AcknowledgesBd1}""");
        var order = Some.Order(mark: NewMark());

        var reading = await runner.Client.StartAsync(order, _ => { });

        reading.Kind.Should().Be(StartKind.Acknowledged);
        reading.Duration.Should().BeLessThan(TimeSpan.FromSeconds(2));
        (await runner.Client.StopAsync(order.Bug, order.Mark)).Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task Stopping_ends_what_carries_the_mark_before_the_runner_is_told()
    {
        using var runner = new ScriptedRunner(
            $$"""
            if [ "$1" = stop ]; then
                if grep -qs NIGHTLY_DISPATCH_ATTEMPT "/proc/$(cat "$OUT/agent")/environ"; then echo runs; else echo ended; fi > "$OUT/seen"
            else
                setsid sleep 60 </dev/null >/dev/null 2>&1 & echo $! > "$OUT/agent"
                {{AcknowledgesBd1}}
            fi
            """);
        var order = Some.Order(mark: NewMark());
        await runner.Client.StartAsync(order, _ => { });
        MarkedProcesses.Find(order.Mark).Select(process => $"{process.Id}").Should().Equal(runner.Noted("agent"));

        var isStopped = await runner.Client.StopAsync(order.Bug, order.Mark);

        isStopped.Should().BeTrue();
        runner.Noted("seen").Should().Be("ended");
        MarkedProcesses.Find(order.Mark).Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_preflight_that_is_cancelled_is_no_answer()
    {
        using var runner = new ScriptedRunner("""echo begun > "$OUT/begun"; sleep 60""");
        using var cancellation = new CancellationTokenSource();
        var preflight = runner.Client.PreflightAsync(Some.Policy.Chain[0], Some.Policy.Chain[0].Models[0], cancellation.Token);

        await cancellation.CancelAsync();

        await preflight.Awaiting(answer => answer).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_missing_runner_is_told_once_and_as_no_providers_fault()
    {
        var client = new DxRunnerClient(
            Tool.Missing("dx-runner", "dx-runner was not found"),
            new Dictionary<string, string?>(),
            DefaultSettings.Value.Dispatch,
            new ChildProcess(TimeProvider.System),
            TimeProvider.System,
            new Serilog.LoggerConfiguration().CreateLogger());

        var preflight = await client.PreflightAsync(Some.Policy.Chain[0], Some.Policy.Chain[0].Models[0], CancellationToken.None);
        var start = await client.StartAsync(Some.Order(), _ => throw new InvalidOperationException("nothing was started"));

        preflight.Should().Be(new PreflightResult("opencode", "zhipuai-coding-plan/glm-5", "dx-runner was not found", null, null, null, TimeSpan.Zero)
        {
            IsRunnersFault = true,
        });
        start.Should().Be(new StartReading(StartKind.Refused, null, new Refusal(Fault.Ours, "dx-runner was not found"), TimeSpan.Zero));
    }

    private static string NewMark() => Guid.NewGuid().ToString("N");

    private static bool IsRunning(string id) =>
        ProcessEntry.Read(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)) is { IsZombie: false };
}
