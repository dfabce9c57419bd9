using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class CommandLineReaderTests
{
    [Theory]
    [InlineData("Error: unknown flag: --if-assignee\n", "update", "shop-k3v", "--if-assignee", "A")]
    [InlineData("Error: unknown flag: --no-daemon\n", "ready", "--no-daemon")]
    [InlineData("Error: unknown shorthand flag: 'x' in -x\n", "ready", "-x")]
    [InlineData("Error: unknown command \"unclaim\" for \"bd\"\n", "unclaim", "shop-k3v")]
    [InlineData("Error: flag needs an argument: --assignee\n", "update", "shop-k3v", "--assignee")]
    [InlineData("Error: invalid argument \"P1\" for \"-p, --priority\" flag: strconv.ParseInt: ", "ready", "-p", "P1")]
    public void Refuses_what_the_release_does_not_know(string firstLine, params string[] args)
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        var answer = tracker.Run(args);

        answer.Should().BeEquivalentTo(new { ExitCode = 1, Output = "" });
        answer.Error.Should().StartWith(firstLine).And.Contain("--help");
    }

    [Fact]
    public void Exclude_label_is_unknown_to_0_56()
    {
        using var tracker = new TemporaryTracker("0.56", Issue());

        tracker.Run("ready", "--exclude-label", "x").Error.Should().StartWith("Error: unknown flag: --exclude-label\n");
    }

    [Theory]
    [InlineData("--json", "--actor", "A", "update", "shop-k3v", "--claim")]
    [InlineData("update", "--claim", "--actor=A", "shop-k3v", "--json")]
    [InlineData("update", "--claim", "--actor", "A", "--json", "--", "shop-k3v")]
    [InlineData("update", "--json=true", "--claim", "-sin_progress", "--actor", "A", "shop-k3v")]
    public void Takes_flags_anywhere_and_in_every_form(params string[] args)
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        var answer = tracker.Run(args);

        answer.ExitCode.Should().Be(0);
        answer.Output.Should().StartWith("[\n");
        tracker.Stored().Assignee.Should().Be("A");
    }

    [Fact]
    public void Without_a_workspace_it_says_so_in_plain_text()
    {
        using var tracker = new TemporaryTracker("1.0.5");
        tracker.Environment["BEADS_DIR"] = Path.Combine(tracker.Folder, "elsewhere");

        var answer = tracker.Run("ready", "--json");

        answer.Should().BeEquivalentTo(new { ExitCode = 1, Output = "" });
        answer.Error.Should().StartWith("Error: no beads database found\n").And.Match<string>(error => error.Count(c => c == '\n') == 3);
    }

    [Theory]
    [InlineData("1.0.5", "from BD_ACTOR")]
    [InlineData("1.3", "from BEADS_ACTOR")]
    public void The_actor_comes_from_the_environment_in_an_order_that_changed(string profile, string actor)
    {
        using var tracker = new TemporaryTracker(profile, Issue());
        tracker.Environment["BD_ACTOR"] = "from BD_ACTOR";
        tracker.Environment["BEADS_ACTOR"] = "from BEADS_ACTOR";

        tracker.Run("update", "shop-k3v", "--claim");

        tracker.Stored().Assignee.Should().Be(actor);
    }

    [Fact]
    public void Without_any_name_the_actor_is_unknown_and_json_can_be_had_from_the_environment()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        tracker.Environment["BD_JSON"] = "true";

        tracker.Run("update", "shop-k3v", "--claim").Output.Should().Contain("\"assignee\": \"unknown\"");
    }
}
