using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class StartGatesTests : IDisposable
{
    private readonly RehearsedRunner _runner = new();

    [Fact]
    public void Asks_for_the_bug_then_the_prompt_then_the_provider()
    {
        Asked().Should().Be(Refusal.Usage("start requires --beads"));
        Asked("--beads", "bug-1").Should().Be(Refusal.Usage("start requires --prompt-file"));
        Asked("--beads", "bug-1", "--prompt-file", "/nowhere").Should().Be(Refusal.PromptMissing("/nowhere"));
        AskedWithPrompt().Should().Be(Refusal.Usage("start requires --provider or --profile"));
        AskedWithPrompt("--provider", "nosuch").Should().Be(Refusal.ProviderUnknown("nosuch"));
        AskedWithPrompt("--provider", "gemini").Should().BeNull();
    }

    [Theory]
    [InlineData("Run\n  op read op://dev/x/y\n", "2:  op read op://dev/x/y")]
    [InlineData("`op item  get x`\n-op whoami", "1:`op item  get x`\n2:-op whoami")]
    public void Forbids_raw_op_commands_in_a_prompt(string prompt, string offending)
    {
        File.WriteAllText(_runner.PromptFile, prompt);

        AskedWithPrompt().Should().Be(Refusal.RawOp(offending));
    }

    [Theory]
    [InlineData("Stop reading; loop item get\nop readable")]
    [InlineData("op read x\nHUMAN_RECOVERY_ONLY")]
    public void Lets_other_words_and_marked_prompts_pass(string prompt)
    {
        File.WriteAllText(_runner.PromptFile, prompt);

        AskedWithPrompt("--provider", "gemini").Should().BeNull();
    }

    public void Dispose() => _runner.Dispose();

    private Refusal? AskedWithPrompt(params string[] words) =>
        Asked(["--beads", "bug-1", "--prompt-file", _runner.PromptFile, .. words]);

    private static Refusal? Asked(params string[] words) => StartGates.Asked(RunnerArguments.Parse(words));
}
