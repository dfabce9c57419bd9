using NightlyDispatch.Alerts;
using NightlyDispatch.Tests.CommandLine;

namespace NightlyDispatch.Tests.Alerts;

public sealed class AlertSampleTests
{
    [Fact]
    public void There_is_a_sample_of_every_condition() =>
        AlertSample.All.Select(sample => sample.Message.Latest.Condition).Distinct()
            .Should().BeEquivalentTo(Enum.GetValues<AlertCondition>());

    [Fact]
    public void And_of_what_may_be_added_to_any()
    {
        var messages = AlertSample.All.Select(sample => sample.Message).ToList();

        messages.Should().Contain(message => message.IsHeldBack && message.Count > 1).And.Contain(message => message.IsOver)
            .And.Contain(message => message.Lost > 0).And.Contain(message => message.Latest.Reason.Length > AlertText.MaxLength);
    }

    [Fact]
    public void Each_is_within_what_slack_takes_and_names_its_condition()
    {
        foreach (var sample in AlertSample.All)
        {
            var text = AlertText.Of(sample.Message, new Redaction());

            text.Length.Should().BeLessThanOrEqualTo(AlertText.MaxLength);
            text.Should().StartWith($"*{sample.Message.Latest.Condition.Name()}* ").And.NotContain("<");
        }
    }

    [Fact]
    public async Task A_preview_shows_each_as_slack_does()
    {
        var preview = await Invocation.Of("alerts", "preview");

        preview.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        preview.Output.Should().ContainAll(Enum.GetValues<AlertCondition>().Select(condition => $"\n  *{condition.Name()}* "))
            .And.Contain("<!channel> & <@U012AB3CD>").And.Contain("… (cut)\n  Next step:").And.Contain(" of 4000 characters)");
    }
}
