using System.Diagnostics;
using System.Globalization;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

public sealed class ChildProcessTests
{
    [Fact(Timeout = 30_000)]
    public async Task Reports_the_exit_code_and_both_streams()
    {
        var result = await Shell.RunAsync(Shell.Command("echo out; echo err >&2; exit 3"));

        result.Should().Be(new ChildResult(3, "out\n", "err\n", result.Duration));
        result.Duration.Should().BePositive();
    }

    [Fact(Timeout = 30_000)]
    public async Task Reports_death_by_a_signal_as_a_shell_does()
    {
        (await Shell.RunAsync(Shell.Command("kill -9 $$"))).ExitCode.Should().Be(137);
    }

    [Fact(Timeout = 30_000)]
    public async Task Hands_over_every_argument_as_it_is()
    {
        string[] arguments = ["", "a b", "it's \"so\"", "--flag=-x", "back\\slash\\\"", "two\nlines", "$HOME `id` *", "ж 🐞"];

        var result = await Shell.RunAsync(Shell.Command("printf '<%s>' \"$@\"", arguments));

        result.Output.Should().Be(string.Concat(arguments.Select(argument => $"<{argument}>")));
    }

    [Fact(Timeout = 30_000)]
    public async Task Replaces_bytes_that_are_no_UTF8()
    {
        (await Shell.RunAsync(Shell.Command("printf 'a\\377b\\303'"))).Output.Should().Be("a\uFFFDb\uFFFD");
    }

    [Fact(Timeout = 30_000)]
    public async Task Drops_a_byte_order_mark()
    {
        (await Shell.RunAsync(Shell.Command("printf '\\357\\273\\277[]'"))).Output.Should().Be("[]");
    }

    [Fact(Timeout = 30_000)]
    public async Task Keeps_the_beginning_of_a_stream_that_is_too_long_and_reads_on()
    {
        var command = Shell.Command("head -c 3000000 /dev/zero | tr '\\0' x; echo end >&2; exit 5") with { CaptureLimit = 10 };

        var result = await Shell.RunAsync(command);

        result.Should().Be(new ChildResult(5, "xxxxxxxxxx", "end\n", result.Duration) { IsCut = true });
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_call_a_stream_cut_that_just_fits()
    {
        var result = await Shell.RunAsync(Shell.Command("printf 0123456789") with { CaptureLimit = 10 });

        result.Should().Be(new ChildResult(0, "0123456789", "", result.Duration));
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_in_megabytes_on_both_streams_at_once()
    {
        var result = await Shell.RunAsync(Shell.Command("head -c 2000000 /dev/zero & head -c 2000000 /dev/zero >&2; wait"));

        result.Output.Length.Should().Be(2_000_000);
        result.Error.Length.Should().Be(2_000_000);
        result.IsCut.Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task Loses_nothing_of_many_children_that_write_and_end_at_once()
    {
        var command = Shell.Command("head -c 60000 /dev/zero | tr '\\0' x");

        var results = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => Shell.RunAsync(command)));

        results.Select(result => (result.ExitCode, result.Output.Length)).Distinct().Should().Equal((0, 60_000));
    }

    [Fact(Timeout = 30_000)]
    public async Task Gives_a_child_an_input_that_is_at_its_end()
    {
        (await Shell.RunAsync(Shell.Command("cat; echo read"))).Output.Should().Be("read\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Changes_only_what_is_named_in_the_environment()
    {
        var command = Shell.Command("echo \"${NDISP_NEW-unset} ${HOME-unset} ${PATH:+inherited}\"") with
        {
            Environment = new Dictionary<string, string?> { ["NDISP_NEW"] = "set", ["HOME"] = null },
        };

        (await Shell.RunAsync(command)).Output.Should().Be("set unset inherited\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Runs_in_the_folder_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();

        (await Shell.RunAsync(Shell.Command("pwd -P") with { WorkingDirectory = folder.Path })).Output.Should().Be($"{folder.Path}\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Tells_the_process_id_of_the_child()
    {
        var told = 0;

        var result = await new ChildProcess(TimeProvider.System).RunAsync(Shell.Command("echo $$"), CancellationToken.None, id => told = id);

        result.Output.Should().Be($"{told}\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_that_a_missing_program_was_not_started()
    {
        var result = await Shell.RunAsync(Shell.Command("") with { Tool = new Tool("/nowhere/bd") });

        result.ExitCode.Should().BeNull();
        result.IsTimedOut.Should().BeFalse();
        result.NotStarted.Should().StartWith("/nowhere/bd cannot be started: ").And.Contain("No such file or directory");
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_that_a_file_without_the_right_to_be_run_was_not_started()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["bd"], "#!/bin/sh\n");

        var result = await Shell.RunAsync(Shell.Command("") with { Tool = new Tool(folder["bd"]) });

        result.NotStarted.Should().StartWith($"{folder["bd"]} cannot be started: ").And.Contain("Permission denied");
    }

    [Fact(Timeout = 30_000)]
    public async Task Names_the_working_folder_that_is_missing()
    {
        var result = await Shell.RunAsync(Shell.Command("") with { WorkingDirectory = "/nowhere/beads" });

        result.NotStarted.Should().StartWith("/bin/sh cannot be started: ").And.Contain("/nowhere/beads");
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_the_whole_tree_at_the_deadline()
    {
        var command = Shell.Command("sleep 60 & echo $!; setsid sleep 60 & echo $!; wait") with { Deadline = TimeSpan.FromSeconds(1) };

        var result = await Shell.RunAsync(command);

        result.IsTimedOut.Should().BeTrue();
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2).And.OnlyContain(id => !IsRunning(id));
    }

    [Fact(Timeout = 30_000)]
    public async Task Spares_what_has_a_session_of_its_own_where_that_is_asked_for()
    {
        var command = Shell.Command("sleep 60 & echo $!; setsid sleep 60 & echo $!; wait") with
        {
            Deadline = TimeSpan.FromSeconds(1),
            SparesOtherSessions = true,
        };

        var result = await Shell.RunAsync(command);

        var ids = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        result.IsTimedOut.Should().BeTrue();
        ids.Select(IsRunning).Should().Equal(false, true);
        await Shell.KillAsync(int.Parse(ids[1], CultureInfo.InvariantCulture));
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_wait_for_a_descendant_that_holds_the_pipe()
    {
        var begun = Stopwatch.GetTimestamp();

        var result = await Shell.RunAsync(Shell.Command("setsid sleep 60 & echo $!; exit 4"));

        Stopwatch.GetElapsedTime(begun).Should().BeLessThan(TimeSpan.FromSeconds(10));
        result.ExitCode.Should().Be(4);
        IsRunning(result.Output).Should().BeTrue();
        await Shell.KillAsync(int.Parse(result.Output, CultureInfo.InvariantCulture));
    }

    [Fact(Timeout = 60_000)]
    public async Task Loses_nothing_of_a_child_that_leaves_its_pipe_to_a_descendant_and_is_not_read_for_longer()
    {
        var command = Shell.Command("setsid sleep 60 & head -c 60000 /dev/zero | tr '\\0' x; echo $! >&2") with { Drain = TimeSpan.Zero };

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Shell.RunAsync(command)));

        await Task.WhenAll(results.Select(result => Shell.KillAsync(int.Parse(result.Error, CultureInfo.InvariantCulture))));
        results.Select(result => (result.ExitCode, result.Output.Length)).Distinct().Should().Equal((0, 60_000));
    }

    [Fact(Timeout = 30_000)]
    public async Task Takes_in_what_a_descendant_writes_on_behalf_of_a_child_that_has_ended()
    {
        var command = Shell.Command("(sleep 0.1; echo late) & exit 0") with { Drain = TimeSpan.FromSeconds(15) };

        (await Shell.RunAsync(command)).Output.Should().Be("late\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Ends_the_child_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new ChildProcess(TimeProvider.System).RunAsync(Shell.Command("exec sleep 60"), cancellation.Token, started.SetResult);
        var id = await started.Task;

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
        Shell.IsRunning(id).Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Starts_nothing_once_it_is_cancelled()
    {
        var hasStarted = false;
        var children = new ChildProcess(TimeProvider.System);

        await FluentActions.Awaiting(() => children.RunAsync(Shell.Command("true"), new CancellationToken(true), _ => hasStarted = true))
            .Should().ThrowAsync<OperationCanceledException>();
        hasStarted.Should().BeFalse();
    }

    private static bool IsRunning(string id) => Shell.IsRunning(int.Parse(id, CultureInfo.InvariantCulture));
}
