using System.Text.Json;
using NightlyDispatch.Rehearsal.Tracker;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class TrackerWorkspaceTests
{
    [Fact]
    public void Keeps_every_field_of_an_issue()
    {
        using var metadata = JsonDocument.Parse("""{ "a": [1] }""");
        var issue = Issue() with
        {
            Description = "d",
            AcceptanceCriteria = "ac",
            Notes = "n",
            Status = "closed",
            Priority = 0,
            IssueType = "task",
            Assignee = "A",
            Owner = "o",
            CreatedBy = "c",
            UpdatedAt = Now,
            StartedAt = Now,
            ClosedAt = Now,
            CloseReason = "r",
            DeferUntil = Now,
            ExternalRef = "e",
            Labels = ["l"],
            Dependencies = [new TrackerDependency("shop-x", "blocks", Created) { CreatedBy = "c" }],
            IsEphemeral = true,
            IsPinned = true,
            IsTemplate = true,
            Metadata = metadata.RootElement.Clone(),
        };

        using var tracker = new TemporaryTracker("1.0.5", issue);

        tracker.Stored().Should().BeEquivalentTo(issue, options => options.Excluding(stored => stored.Metadata));
        JsonElement.DeepEquals(tracker.Stored().Metadata!.Value, metadata.RootElement).Should().BeTrue();
    }

    [Fact]
    public void Without_a_check_both_claims_are_won_and_the_later_one_stands_beside_what_others_wrote_meanwhile()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue(), Issue("shop-other"));
        var first = "";

        var second = new TrackerWorkspace(tracker.Folder).AnswerUnchecked(
            state =>
            {
                first = tracker.Run("update", "shop-k3v", "--claim", "--json", "--actor", "A").Output;
                tracker.Run("update", "shop-other", "--append-notes", "meanwhile").ExitCode.Should().Be(0);
                return new TrackerAnswer(0, "", "", state.With(state.Find("shop-k3v")!.HeldBy("B", Now)));
            },
            TimeSpan.FromMilliseconds(1));

        second.ExitCode.Should().Be(0);
        first.Should().Contain("\"assignee\": \"A\"");
        tracker.Stored().Should().BeEquivalentTo(new { Assignee = "B", Status = "in_progress" });
        tracker.Stored("shop-other").Notes.Should().Be("meanwhile");
    }

    [Fact]
    public void A_misspelt_effect_in_the_file_is_an_error()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        File.WriteAllText(Path.Combine(tracker.Folder, "standin-faults.json"), """[{"match":{"verb":"ready"},"do":{"hnag":true}}]""");

        var call = () => tracker.Run("ready");

        call.Should().Throw<JsonException>().WithMessage("*hnag*");
    }

    [Fact]
    public void Faults_are_written_in_the_form_of_the_specification()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        TrackerWorkspace.Inject(
            tracker.Folder, new Fault(new FaultMatch("show", Nth: 2), new FaultEffect(InvalidUtf8: true, StealTo: "Dana")));

        File.ReadAllText(Path.Combine(tracker.Folder, "standin-faults.json"))
            .Should().Be("""[{"match":{"verb":"show","nth":2},"do":{"steal_to":"Dana","invalid_utf8":true}}]""");
    }

    [Fact]
    public void Injecting_nothing_takes_the_faults_away()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        TrackerWorkspace.Inject(tracker.Folder, new Fault(new FaultMatch("ready"), new FaultEffect(Exit: 9)));
        tracker.Run("ready").ExitCode.Should().Be(9);

        TrackerWorkspace.Inject(tracker.Folder);

        tracker.Run("ready").ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_person_changes_an_issue_between_two_calls()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        TrackerWorkspace.Edit(tracker.Folder, "shop-k3v", issue => issue.WithStatus("closed", Now));

        tracker.Stored().Should().BeEquivalentTo(Issue() with { Status = "closed", ClosedAt = Now, UpdatedAt = Now });
    }

    [Fact]
    public void An_unknown_profile_is_refused_when_the_workspace_is_made()
    {
        var create = () => TrackerWorkspace.Create("/nowhere", "0.99", []);

        create.Should().Throw<FormatException>().WithMessage("there is no profile '0.99'*");
    }
}
