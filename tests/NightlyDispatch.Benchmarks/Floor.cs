using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Scheduling;

namespace NightlyDispatch.Benchmarks;

/// <summary>The calls that a program made in one night, as a shell script that makes them again in another.</summary>
internal sealed class Floor
{
    private const string PromptOption = "--prompt-file";

    private readonly string _root;
    private readonly IReadOnlyList<string> _lines;
    private readonly IReadOnlyList<string> _prompts;

    private Floor(string root, IReadOnlyList<string> lines, IReadOnlyList<string> prompts, int probes) =>
        (_root, _lines, _prompts, Probes) = (root, lines, prompts, probes);

    public int Calls => _lines.Count;

    /// <summary>Preflights that ask a model and are paid for.</summary>
    public int Probes { get; }

    public static Floor Of(string program, string root, IReadOnlyList<GitCall> git, IReadOnlyList<LoggedCall> tools)
    {
        var lines = git.Select(call => (call.At, Line: Line(call.Folder, ["git", .. call.Arguments])))
            .Concat(tools.Select(call => (call.At, Line: LineOf(program, root, call))))
            .OrderBy(call => call.At)
            .Select(call => call.Line)
            .ToList();
        var prompts = tools.SelectMany(call => call.Arguments.SkipWhile(word => word != PromptOption).Skip(1).Take(1)).Distinct().ToList();
        return new Floor(root, lines, prompts, tools.Count(call => call.Arguments is ["preflight", "--provider", "opencode", ..]));
    }

    /// <summary>Makes the calls in another night.</summary>
    public async Task<ChildResult> PlayAsync(RehearsalFolder night, TimeSpan deadline)
    {
        foreach (var prompt in _prompts)
            await File.WriteAllTextAsync(Moved(prompt, night), "Fix it.\n");
        var script = Path.Join(night.Root, "floor.sh");
        await File.WriteAllTextAsync(script, Moved(string.Join('\n', _lines), night) + "\n");
        return await new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool("/bin/sh"), [script], "/", night.Environment, deadline), CancellationToken.None);
    }

    private string Moved(string text, RehearsalFolder night) => text.Replace(_root, night.Root, StringComparison.Ordinal);

    private static string LineOf(string program, string root, LoggedCall call)
    {
        var environment = call.Environment.Select(variable => $"{variable.Key}={ShellWord.Of(variable.Value)}");
        string[] command = [.. StandIns.CommandOf(program, root, call.Tool), .. call.Arguments];
        return call.Arguments is ["start", ..]
            // The agent holds the pipe.
            ? $"cd {ShellWord.Of(call.WorkingDirectory)}; {string.Join(' ', environment)} {Words(command)} >{root}/out 2>&1"
            : Line(call.WorkingDirectory, command, string.Join(' ', environment));
    }

    private static string Line(string folder, IEnumerable<string> command, string environment = "") =>
        $"cd {ShellWord.Of(folder)}; out=$({environment} {Words(command)} 2>&1)";

    private static string Words(IEnumerable<string> command) => string.Join(' ', command.Select(ShellWord.Of));
}
