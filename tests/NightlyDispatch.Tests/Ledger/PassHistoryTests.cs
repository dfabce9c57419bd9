using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class PassHistoryTests : IDisposable
{
    private readonly WrittenLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void An_absent_ledger_has_no_passes()
    {
        History.Newest(20).Passes.Should().BeEmpty();
        History.Since(Some.Night).Passes.Should().BeEmpty();
        History.Find("2026", most: 8).Should().BeEmpty();
    }

    [Fact]
    public void The_newest_are_given_oldest_first_each_with_all_its_lines_and_the_state_that_it_began_with()
    {
        _ledger.Pass("p1", Some.LiveJob("bd-a"));
        _ledger.Pass("p2", new ProviderCooled("opencode", Some.Night.AddHours(5), "quota"));
        _ledger.Pass("p3", Some.JobEnded("bd-a", JobOutcome.Worked));

        var (passes, now) = History.Newest(2);

        passes.Select(pass => pass.Id).Should().Equal("p2", "p3");
        passes.Select(pass => pass.Began).Should().Equal(Some.Night.AddHours(1), Some.Night.AddHours(2));
        passes[0].Lines.Select(line => line.GetType()).Should().Equal(typeof(PassStarted), typeof(ProviderCooled), typeof(PassEnded));
        passes[0].Before.Dispatches.Should().ContainKey("bd-a");
        passes[0].Before.Cooldowns.Should().BeEmpty();
        passes[1].Before.Cooldowns.Should().ContainKey("opencode");
        Some.Written(now).Should().Be(Some.Written(LedgerFile.Peek(_ledger.Path)));
    }

    [Fact]
    public void Asked_for_more_than_there_are_it_gives_all_of_them_from_the_empty_state_on()
    {
        _ledger.Pass("p1");
        _ledger.Pass("p2");

        var passes = History.Newest(20).Passes;

        passes.Select(pass => pass.Id).Should().Equal("p1", "p2");
        Some.Written(passes[0].Before).Should().Be(Some.Written(LedgerState.Empty));
    }

    [Fact]
    public void Passes_that_were_cut_short_have_a_state_before_them_all_the_same()
    {
        _ledger.Pass("p1", Some.LiveJob("bd-a"));
        _ledger.Cut("p2", new ProviderCooled("opencode", Some.Night.AddHours(5), "quota"));
        _ledger.Cut("p3");

        var pass = History.Newest(1).Passes.Should().ContainSingle().Which;

        pass.Id.Should().Be("p3");
        pass.Before.Dispatches.Should().ContainKey("bd-a");
        pass.Before.Cooldowns.Should().ContainKey("opencode");
        pass.Before.OpenPass.Should().Be("p2");
    }

    [Fact]
    public void What_was_done_by_hand_belongs_to_no_pass_but_to_the_state_of_the_next()
    {
        _ledger.Pass("p1", Some.JobEnded("bd-a", JobOutcome.Failed), new BugQuarantined("bd-a", "3 failed attempts"));
        _ledger.Cut(null, new BugRetried("bd-a", Some.Here));
        _ledger.Pass("p2");

        var passes = History.Newest(20).Passes;

        passes.Select(pass => pass.Id).Should().Equal("p1", "p2");
        passes[1].Before.Bugs.Should().BeEmpty();
    }

    [Fact]
    public void Each_line_is_told_with_the_state_that_it_was_written_in()
    {
        _ledger.Pass("p1", new ProviderCooled("opencode", Some.Night.AddHours(5), "quota"), new Claimed("bd-a"));

        var steps = History.Newest(1).Passes[0].Steps().ToList();

        steps.Select(step => step.Before.Cooldowns.Count).Should().Equal(0, 0, 1, 1);
        steps.Select(step => step.Before.OpenPass).Should().Equal(null, "p1", "p1", "p1");
    }

    [Fact]
    public void Since_a_time_means_from_that_time_on_and_what_came_before_is_not_read()
    {
        for (var pass = 0; pass < 10; pass++)
            _ledger.Pass($"p{pass}");
        File.WriteAllText(_ledger.Path, $"this cannot be read\n{File.ReadAllText(_ledger.Path)}");
        var history = History;

        var recorded = history.Since(Some.Night.AddHours(6));

        recorded.Passes.Select(pass => pass.Id).Should().Equal("p6", "p7", "p8", "p9");
        history.Unreadable.Should().Be(0);
    }

    [Fact]
    public void Where_nothing_is_that_new_the_state_is_known_all_the_same()
    {
        _ledger.Pass("p1", Some.LiveJob("bd-a"));

        var (passes, now) = History.Since(Some.Night.AddHours(20));

        passes.Should().BeEmpty();
        now.Dispatches.Should().ContainKey("bd-a");
    }

    [Fact]
    public void A_clock_that_ran_behind_for_a_pass_hides_nothing()
    {
        _ledger.Pass("p1");
        _ledger.Time.SetUtcNow(Some.Night.AddHours(3));
        _ledger.Pass("p2");
        File.WriteAllText(_ledger.Path, File.ReadAllText(_ledger.Path).Replace("2026-11-22T09", "1970-01-01T00", StringComparison.Ordinal));
        _ledger.Pass("p3");

        History.Since(Some.Night).Passes.Select(pass => pass.Id).Should().Equal("p1", "p3");
    }

    [Fact]
    public void A_pass_is_found_by_the_beginning_of_its_id_wherever_it_is()
    {
        _ledger.Pass("20261122T060000Z-1a2b", Some.LiveJob("bd-a"));
        _ledger.Pass("20261122T070000Z-3c4d", new Claimed("bd-b"));
        _ledger.Pass("20261123T060000Z-5e6f");

        var found = History.Find("20261122T07", most: 8).Should().ContainSingle().Which;

        found.Id.Should().Be("20261122T070000Z-3c4d");
        found.Lines.Select(line => line.GetType()).Should().Equal(typeof(PassStarted), typeof(Claimed), typeof(PassEnded));
        found.Before.Dispatches.Should().ContainKey("bd-a");
        History.Find("20261122", most: 8).Select(pass => pass.Id).Should().Equal("20261122T070000Z-3c4d", "20261122T060000Z-1a2b");
        History.Find("2", most: 2).Should().HaveCount(2);
        History.Find("bd", most: 8).Should().BeEmpty();
    }

    [Fact]
    public void A_pass_whose_whole_id_is_given_is_meant_although_others_begin_so()
    {
        _ledger.Pass("p1");
        _ledger.Pass("p11");

        History.Find("p1", most: 8).Select(pass => pass.Id).Should().Equal("p11", "p1");
        History.Find("p11", most: 8).Select(pass => pass.Id).Should().Equal("p11");
    }

    [Fact]
    public void Lines_that_cannot_be_read_are_counted_and_the_others_are_given()
    {
        _ledger.Pass("p1");
        var before = File.ReadAllText(_ledger.Path);
        File.Delete(_ledger.Path);
        _ledger.Cut("p2", new Claimed("bd-a"));
        File.WriteAllText(_ledger.Path, $"{before}{{\"event\":\"of-a-newer-version\",\"v\":2}}\n\0\0\n{File.ReadAllText(_ledger.Path)}");
        var history = History;

        history.Newest(20).Passes.Select(pass => pass.Id).Should().Equal("p1", "p2");
        history.Unreadable.Should().Be(2);
    }

    private PassHistory History => new(_ledger.Path);
}
