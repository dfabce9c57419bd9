using System.Text.RegularExpressions;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd;

public sealed class BadSettingsTests
{
    private const int Bound = 60_000;

    [Theory(Timeout = Bound)]
    [InlineData("""{ "dispatch": { "maxPerPass": "three" } }""", "1:31: $.dispatch.maxPerPass: ")]
    [InlineData("""{ "dispatch": { "ackTimeout": "45" } }""", "1:31: $.dispatch.ackTimeout: ")]
    [InlineData("{\n  \"provders\": []\n}", "2:3: $.provders: ")]
    [InlineData("""{ "state": "/a", "state": "/b" }""", "1:18: $.state: ")]
    [InlineData("""{ "tools": { "bd": ["bd", null] } }""", "1:27: $.tools.bd[1]: ")]
    [InlineData("""{ "providers": [ """, "1:")]
    [InlineData("[]", "1:1: $: ")]
    [InlineData("null", "1:1: $: ")]
    [InlineData("", "1:1: ")]
    [InlineData("\0\u001b[31m{}", "1:1: ")]
    public async Task Settings_that_make_no_sense_are_one_line_with_the_place(string text, string place)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());
        await File.WriteAllTextAsync(night.Folder.Config, text);

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(2);
        pass.OnlyErrorLine().Should().MatchRegex($"^nightly-dispatch: {Regex.Escape($"{night.Folder.Config}:{place}")}[^\u001b\0]");
        night.ShouldBeUntouched();
    }

    [Fact(Timeout = Bound)]
    public async Task Settings_nested_too_deeply_are_one_line()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());
        await File.WriteAllTextAsync(night.Folder.Config, new string('[', 100_000));

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(2);
        pass.OnlyErrorLine().Should().StartWith($"nightly-dispatch: {night.Folder.Config}:1:");
        night.ShouldBeUntouched();
    }

    [Theory(Timeout = Bound)]
    [InlineData("ftp://hooks.example.org/services/T/B/TOPSECRET", "$SLACK_WEBHOOK must be https, or http on this machine")]
    [InlineData("http://hooks.example.org/services/T/B/TOPSECRET", "$SLACK_WEBHOOK must be https, or http on this machine")]
    [InlineData("https://me:TOPSECRET@hooks.example.org/services", "$SLACK_WEBHOOK must not contain a user or a password")]
    [InlineData("TOPSECRET and more", "$SLACK_WEBHOOK is not a URL")]
    public async Task A_webhook_that_cannot_be_used_is_named_and_not_shown(string webhook, string problem)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());

        var pass = await night.RunWithAsync(new Dictionary<string, string?> { ["SLACK_WEBHOOK"] = webhook }, "run");

        pass.ExitCode.Should().Be(2);
        pass.OnlyErrorLine().Should().Be($"nightly-dispatch: {problem}");
        night.ShouldBeUntouched();
    }

    [Fact(Timeout = Bound)]
    public async Task A_missing_prompt_directory_is_one_line()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());
        night.Set("prompt", "directory", "/nowhere/prompts");

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(2);
        pass.OnlyErrorLine().Should().Be("nightly-dispatch: prompt.directory: /nowhere/prompts is not a directory");
        night.ShouldBeUntouched();
    }

    [Theory(Timeout = Bound)]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("run --frob", "--frob")]
    [InlineData("run --config", "--config")]
    [InlineData("run --config /nowhere/config.json", "/nowhere/config.json")]
    [InlineData("rehearse frobnicate", "frobnicate")]
    public async Task A_command_line_that_is_not_understood_is_a_usage_error(string arguments, string named)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of());

        var call = await night.RunAsync(arguments.Split(' '));

        call.ExitCode.Should().Be(2);
        call.OnlyErrorLine().Should().StartWith("nightly-dispatch: ").And.Contain(named);
        night.ShouldBeUntouched();
    }
}
