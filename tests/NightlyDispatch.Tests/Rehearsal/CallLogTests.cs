using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.Tests.Rehearsal;

public sealed class CallLogTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 1, 0, 7, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("call-log-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Shows_a_call_at_its_begin_and_how_it_ended()
    {
        var environment = new Dictionary<string, string>
        {
            [CallLog.FolderVariable] = _folder.FullName,
            ["BD_JSON"] = "1",
            ["SLACK_WEBHOOK"] = "https://hooks.example.org/secret",
            ["HOME"] = "/root",
        };

        var log = CallLog.Begin("bd", ["show", "shop-k3v", "--actor", "A"], environment.GetValueOrDefault, new FakeTimeProvider(Now));
        var begun = LoggedCall.Read(_folder.FullName);
        log.End(3);
        var ended = LoggedCall.Read(_folder.FullName);

        var expected = new LoggedCall(
            Now,
            "bd",
            Environment.ProcessId,
            ["show", "shop-k3v", "--actor", "A"],
            Environment.CurrentDirectory,
            new Dictionary<string, string> { ["BD_JSON"] = "1", ["SLACK_WEBHOOK"] = "(set)" },
            ExitCode: null,
            EndedAt: null);
        begun.Should().BeEquivalentTo([expected]);
        ended.Should().BeEquivalentTo([expected with { ExitCode = 3, EndedAt = Now }]);
        File.ReadAllText(Path.Combine(_folder.FullName, CallLog.FileName)).Should().Contain("\"actor\":\"A\"").And.NotContain("secret");
    }

    [Fact]
    public void Calls_at_the_same_time_lose_no_line()
    {
        var environment = new Dictionary<string, string> { [CallLog.FolderVariable] = _folder.FullName };

        Parallel.For(0, 16, _ => CallLog.Begin("bd", ["ready"], environment.GetValueOrDefault, TimeProvider.System).End(0));

        LoggedCall.Read(_folder.FullName).Should().HaveCount(16).And.OnlyContain(call => call.ExitCode == 0);
    }

    [Theory]
    [InlineData(0, 41, 40, "version", "ready")]
    [InlineData(0, 40, 41, "ready", "version")]
    [InlineData(0, 3, 32767, "ready", "version")]
    [InlineData(2, 41, 40, "version", "ready")]
    public void Calls_side_by_side_stand_in_the_order_of_their_start(int seconds, int ready, int version, params string[] order)
    {
        var begun = (string call, int at, int id) =>
            $$$"""{"phase":"begin","call":"{{{call}}}","at":"2026-05-20T01:00:0{{{at}}}Z","tool":"bd","pid":{{{id}}},"argv":["{{{call}}}"],"cwd":"/","env":{}}""";
        var ended = (string call, int at) => $$$"""{"phase":"end","call":"{{{call}}}","at":"2026-05-20T01:00:0{{{at}}}Z","exit":0}""";
        string[] lines = [begun("ready", 0, ready), begun("version", seconds, version), ended("ready", 1), ended("version", 4)];
        File.WriteAllLines(Path.Combine(_folder.FullName, CallLog.FileName), lines);

        LoggedCall.Read(_folder.FullName).Select(call => call.Arguments[0]).Should().Equal(order);
    }

    [Fact]
    public void A_line_that_is_being_written_is_not_read_yet()
    {
        var environment = new Dictionary<string, string> { [CallLog.FolderVariable] = _folder.FullName };
        CallLog.Begin("bd", ["ready"], environment.GetValueOrDefault, TimeProvider.System);

        File.AppendAllText(Path.Combine(_folder.FullName, CallLog.FileName), "{\"phase\":\"end\",");

        LoggedCall.Read(_folder.FullName).Should().ContainSingle().Which.ExitCode.Should().BeNull();
    }

    [Fact]
    public void Without_a_folder_nothing_is_written()
    {
        CallLog.Begin("bd", ["ready"], _ => null, TimeProvider.System).End(0);

        LoggedCall.Read(_folder.FullName).Should().BeEmpty();
    }
}
