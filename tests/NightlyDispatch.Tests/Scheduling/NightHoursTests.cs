using NightlyDispatch.Scheduling;

namespace NightlyDispatch.Tests.Scheduling;

public sealed class NightHoursTests
{
    [Theory]
    [InlineData("6-13", "6-13", "06..13")]
    [InlineData("3", "3", "03")]
    [InlineData("0-0", "0", "00")]
    [InlineData("22-5", "22-23,0-5", "22..23,00..05")]
    [InlineData("23-0", "23,0", "23,00")]
    public void A_night_is_written_as_each_scheduler_reads_it(string text, string forCron, string forSystemd)
    {
        var hours = NightHours.Parse(text)!;

        (hours.ForCron, hours.ForSystemd).Should().Be((forCron, forSystemd));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("6-24")]
    [InlineData("-1")]
    [InlineData("6-")]
    [InlineData("1-2-3")]
    [InlineData("six")]
    [InlineData("6 - 13")]
    [InlineData("*")]
    public void What_is_no_range_of_hours_is_refused(string text) => NightHours.Parse(text).Should().BeNull();
}
