using NightlyDispatch.Scheduling;
using NightlyDispatch.Tests;

namespace NightlyDispatch.EndToEnd.Screens;

/// <summary>
/// Every command as it is seen in a pipe, on a terminal, and on one with NO_COLOR, compared with the files beside this one.
/// UPDATE_SCREENS=1 writes them anew: look at what has changed before you keep it.
/// </summary>
public sealed class ScreenTests(ScreenNight afterPass) : IClassFixture<ScreenNight>
{
    private const int Bound = 240_000;

    private static readonly string Folder = Path.Join(Repository.Root, "tests/NightlyDispatch.EndToEnd/Screens");

    public static TheoryData<string> Commands => [.. Screens.ByCommand.Keys];

    [Fact]
    public void Every_command_has_a_screen() => Screens.ByCommand.Keys.Should().BeEquivalentTo(Screens.Commands());

    [Fact]
    public void Every_screen_is_of_a_command() =>
        Directory.GetFiles(Folder, "*.txt").Should().BeEquivalentTo(Screens.ByCommand.Keys.Select(FileOf));

    [NeedsTheory("script", "bsdutils", Timeout = Bound)]
    [MemberData(nameof(Commands))]
    public async Task A_command_is_seen_as_it_should_be(string command)
    {
        var screen = await ShowAsync(Screens.ByCommand[command]);

        if (Environment.GetEnvironmentVariable("UPDATE_SCREENS") == "1")
            await File.WriteAllTextAsync(FileOf(command), screen);
        screen.Should().Be(await File.ReadAllTextAsync(FileOf(command)));
    }

    private static string FileOf(string command) =>
        Path.Join(Folder, $"{(command.Length == 0 ? "help" : command.Replace(' ', '-'))}.txt");

    private async Task<string> ShowAsync(Shown shown)
    {
        var inPipe = await InPipeAsync(shown);
        var onTerminal = await OnTerminalAsync(shown, noColor: null);
        var withoutColour = await OnTerminalAsync(shown, noColor: "1");
        withoutColour.Should().NotContain("␛");
        inPipe.Should().NotContain("␛");
        return $"""
            $ nightly-dispatch {string.Join(' ', shown.Arguments.Select(ShellWord.Of))}
            ═══ in a pipe
            {inPipe}
            ═══ on a terminal
            {onTerminal}
            ═══ on a terminal with NO_COLOR
            {(withoutColour == onTerminal ? "(the same)" : withoutColour)}

            """;
    }

    private Task<string> InPipeAsync(Shown shown) => OnAsync(shown, async night =>
    {
        var run = await night.RunAsync(Arguments(shown, night));
        var error = run.Error.Length == 0 ? "" : $"\n─── standard error\n{ScreenText.Of(run.Error, night.Folder.Root)}";
        return $"{ScreenText.Of(run.Output, night.Folder.Root)}{error}\n─── exit {run.ExitCode}";
    });

    private Task<string> OnTerminalAsync(Shown shown, string? noColor) => OnAsync(shown, async night =>
    {
        var run = await Terminal.RunAsync(night, Arguments(shown, night), noColor: noColor);
        return $"{ScreenText.Of(run.Output, night.Folder.Root)}\n─── exit {run.ExitCode}";
    });

    /// <summary>What is shown after a pass changes nothing, and needs no night of its own.</summary>
    private async Task<string> OnAsync(Shown shown, Func<Night, Task<string>> show)
    {
        if (shown.Moment == Moment.AfterPass)
            return await show(afterPass.Night);

        await using var night = await ScreenNight.BeginAsync();
        return await show(night);
    }

    private static string[] Arguments(Shown shown, Night night) =>
        [.. shown.Arguments.Select(word => word.Replace("$ROOT", night.Folder.Root, StringComparison.Ordinal))];
}
