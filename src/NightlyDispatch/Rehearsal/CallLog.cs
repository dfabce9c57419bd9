using System.Buffers;
using System.Text.Json;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Rehearsal;

/// <summary>Notes a call of a stand-in when it begins and when it ends, so that a call that was killed shows too.</summary>
internal sealed class CallLog
{
    /// <summary>Names the folder of the log; without it nothing is written.</summary>
    public const string FolderVariable = "NIGHTLY_DISPATCH_REHEARSAL";

    public const string FileName = "calls.jsonl";

    private const string Secret = "SLACK_WEBHOOK";

    /// <summary>What a child should not have inherited, and what it should (design, section 9).</summary>
    private static readonly string[] NotedVariables =
    [
        Secret, "BEADS_DIR", "BD_ACTOR", "BEADS_ACTOR", "BD_JSON", "BD_JSON_ENVELOPE", "BD_AGENT_MODE", "CLAUDE_CODE",
        "OPENCODE_MODEL", "OPENCODE_CANONICAL_MODEL", "GEMINI_MODEL", "CC_GLM_MODEL", "DX_RUNNER_ALLOW_MODEL_OVERRIDE",
        "DX_RUNNER_DEFAULT_WORKTREE", "NIGHTLY_DISPATCH_ATTEMPT",
    ];

    private readonly string? _folder;
    private readonly string _tool;
    private readonly string[] _arguments;
    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _time;
    private readonly long _begun;
    private readonly string _call = Guid.NewGuid().ToString("N")[..16];

    private CallLog(string tool, string[] arguments, Func<string, string?> environment, TimeProvider time)
    {
        _folder = environment(FolderVariable);
        _tool = tool;
        _arguments = arguments;
        _environment = environment;
        _time = time;
        _begun = time.GetTimestamp();
    }

    public static CallLog Begin(string tool, string[] arguments) =>
        Begin(tool, arguments, Environment.GetEnvironmentVariable, TimeProvider.System);

    public static CallLog Begin(string tool, string[] arguments, Func<string, string?> environment, TimeProvider time)
    {
        var log = new CallLog(tool, arguments, environment, time);
        log.Write(exitCode: null);
        return log;
    }

    public void End(int exitCode) => Write(exitCode);

    private void Write(int? exitCode)
    {
        if (string.IsNullOrEmpty(_folder))
            return;

        if (IsWrittenAtKillPoint(_folder, exitCode))
            KillPoint.EndCaller(new RunnerFolder(_folder));
    }

    private bool IsWrittenAtKillPoint(string folder, int? exitCode)
    {
        // FileMode.Append is not O_APPEND: it seeks to the end once and then writes at that offset.
        using var turn = FileLock.Take(Path.Combine(folder, "calls.lock"));
        var path = Path.Combine(folder, FileName);
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
            file.Write(Line(exitCode));

        return KillPoint.IsCallMoment(() => File.ReadLines(path).Count());
    }

    private ReadOnlySpan<byte> Line(int? exitCode)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line))
            WriteCall(writer, exitCode);

        line.Write("\n"u8);
        return line.WrittenSpan;
    }

    private void WriteCall(Utf8JsonWriter writer, int? exitCode)
    {
        writer.WriteStartObject();
        writer.WriteString("phase"u8, exitCode is null ? "begin"u8 : "end"u8);
        writer.WriteString("call"u8, _call);
        writer.WriteString("at"u8, _time.GetUtcNow());
        writer.WriteString("tool"u8, _tool);
        writer.WriteNumber("pid"u8, Environment.ProcessId);
        writer.WriteStartArray("argv"u8);
        foreach (var argument in _arguments)
            writer.WriteStringValue(argument);
        writer.WriteEndArray();
        writer.WriteString("cwd"u8, Environment.CurrentDirectory);
        if (Actor() is { } actor)
            writer.WriteString("actor"u8, actor);
        if (exitCode is { } code)
        {
            writer.WriteNumber("exit"u8, code);
            writer.WriteNumber("ms"u8, (long)_time.GetElapsedTime(_begun).TotalMilliseconds);
        }

        writer.WriteStartObject("env"u8);
        foreach (var name in NotedVariables)
        {
            if (_environment(name) is { } value)
                writer.WriteString(name, name == Secret ? "(set)" : value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private string? Actor()
    {
        for (var i = 0; i < _arguments.Length; i++)
        {
            if (_arguments[i] == "--actor" && i + 1 < _arguments.Length)
                return _arguments[i + 1];
            if (_arguments[i].StartsWith("--actor=", StringComparison.Ordinal))
                return _arguments[i]["--actor=".Length..];
        }

        return null;
    }
}
