using System.ComponentModel;
using CliWrap;

namespace NightlyDispatch.Processes;

/// <summary>Runs a tool to its end or its deadline, without ever waiting for a pipe that a descendant holds.</summary>
internal sealed class ChildProcess(TimeProvider time)
{
    /// <summary>How long the end of a child that was ended may take to be seen; one that cannot be ended is left behind.</summary>
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);

    /// <param name="onStarted">Is told the process id before anything is awaited.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the child has been ended.</exception>
    public async Task<ChildResult> RunAsync(ChildCommand command, CancellationToken cancellationToken, Action<int>? onStarted = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (command.Tool.Problem is { } problem)
            return new ChildResult(null, "", "", TimeSpan.Zero, problem);

        using var childIsGone = new CancellationTokenSource();
        var output = new BoundedCapture(command.CaptureLimit, command.OnOutput);
        var error = new BoundedCapture(command.CaptureLimit);
        var begun = time.GetTimestamp();

        CommandTask<CommandResult> running;
        try
        {
            running = ToCliWrap(command)
                .WithStandardOutputPipe(output.ToTarget(childIsGone.Token))
                .WithStandardErrorPipe(error.ToTarget(childIsGone.Token))
                .ExecuteAsync(
                    configureProcessStartInfo: null,
                    configureProcess: process =>
                    {
                        process.Exited += (_, _) => StopReading(childIsGone, command.Drain);
                        if (process.HasExited)
                            StopReading(childIsGone, command.Drain);
                    },
                    forcefulCancellationToken: CancellationToken.None,
                    gracefulCancellationToken: CancellationToken.None);
        }
        catch (Win32Exception exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            return new ChildResult(null, "", "", TimeSpan.Zero, $"{command.Tool.Path} cannot be started: {reason}");
        }

        onStarted?.Invoke(running.ProcessId);
        var exitCode = await EndOrDeadlineAsync(running, command, cancellationToken);
        return new ChildResult(exitCode, output.ToString(), error.ToString(), time.GetElapsedTime(begun))
        {
            IsCut = (output.IsCut && command.OnOutput is null) || error.IsCut,
        };
    }

    private async Task<int?> EndOrDeadlineAsync(
        CommandTask<CommandResult> running,
        ChildCommand command,
        CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(command.Deadline, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return (await running.Task.WaitAsync(stop.Token)).ExitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await ProcessTree.EndAsync(running.ProcessId, command.SparesOtherSessions, time);
            await Task.WhenAny(running.Task, Task.Delay(Parting, time, CancellationToken.None));
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static Command ToCliWrap(ChildCommand command) =>
        Cli.Wrap(command.Tool.Path)
            .WithArguments([.. command.Tool.FirstArguments, .. command.Arguments])
            .WithWorkingDirectory(command.WorkingDirectory)
            .WithEnvironmentVariables(command.Environment)
            .WithValidation(CommandResultValidation.None);

    private static void StopReading(CancellationTokenSource childIsGone, TimeSpan drain)
    {
        try
        {
            childIsGone.CancelAfter(drain);
        }
        catch (ObjectDisposedException)
        {
            // Both streams had ended before the exit was reported.
        }
    }
}
