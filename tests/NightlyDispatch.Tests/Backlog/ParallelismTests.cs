using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Backlog;

public sealed class ParallelismTests
{
    private static readonly DateTimeOffset Now = Some.Night;
    private static readonly ParallelismSettings Policy = DefaultSettings.Value.Parallelism;

    [Fact]
    public void One_agent_runs_until_passes_have_been_clean_for_48_hours()
    {
        Parallelism.At(Now, MigrationClock.Unstarted, Policy).Should().Be(new Parallelism(1, 2, Now.AddHours(48)));
        Parallelism.At(Now, CleanFor(TimeSpan.FromHours(40)), Policy).Should().Be(new Parallelism(1, 2, Now.AddHours(8)));
        Parallelism.At(Now, CleanFor(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1)), Policy).Should().Be(new Parallelism(1, 2, Now.AddTicks(1)));
    }

    [Fact]
    public void Two_run_from_then_on() =>
        Parallelism.At(Now, CleanFor(TimeSpan.FromHours(48)), Policy).Should().Be(new Parallelism(2, 2, null));

    [Fact]
    public void Once_widened_it_stays() =>
        Parallelism.At(Now, MigrationClock.Unstarted with { IsWidened = true }, Policy).Should().Be(new Parallelism(2, 2, null));

    [Fact]
    public void The_limits_are_settings() =>
        Parallelism.At(Now, MigrationClock.Unstarted, new ParallelismSettings(3, 4, TimeSpan.Zero)).Should().Be(new Parallelism(4, 4, null));

    [Theory]
    [InlineData(1, "1 agent at a time")]
    [InlineData(2, "2 agents at a time")]
    public void The_limit_is_said_in_words(int limit, string words) =>
        new Parallelism(limit, 2, null).InWords.Should().Be(words);

    private static MigrationClock CleanFor(TimeSpan time) => new(Now - time, Now - TimeSpan.FromHours(1), time - TimeSpan.FromHours(1), false);
}
