using System.Text;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class ComplaintsTests
{
    [Fact]
    public void All_that_is_wrong_is_said_at_once_in_the_order_of_the_file()
    {
        const string Text = """
            {
              // a comment counts as a line
              "tools": { "bd": 1 },
              "dispatch": {
                "ackTimout": "45s",
                "maxPerPass": "3"
              },
              "backlog": { "priorities": [9, 8] }
            }
            """;

        ComplaintsAbout(Text).Should().Equal(
            "s.json:3:20: $.tools.bd: must be an absolute path or the bare name of a command; " +
            "arguments follow it in a list, as in [\"sh\", \"/opt/bd.sh\"], not a number",
            "s.json:5:5: $.dispatch.ackTimout: there is no such setting; did you mean \"ackTimeout\"?",
            "s.json:6:19: $.dispatch.maxPerPass: must be a whole number from 1 to 100, not text",
            "s.json:8:31: $.backlog.priorities[0]: must be a whole number from 0 to 4",
            "s.json:8:34: $.backlog.priorities[1]: must be a whole number from 0 to 4");
    }

    [Fact]
    public void A_column_counts_characters_not_bytes() =>
        ComplaintsAbout("""{ "backlog": { "excludeLabels": ["später, €, 🐛", 1] } }""").Should().Equal(
            "s.json:1:51: $.backlog.excludeLabels[1]: must be a label of one line, not a number");

    [Fact]
    public void Lines_may_end_as_on_Windows() =>
        ComplaintsAbout("{\r\n\r\n  \"state\": 1 }").Should().Equal(
            "s.json:3:12: $.state: must be an absolute path, or one that begins with \"~/\", not a number");

    [Fact]
    public void Of_very_many_only_the_first_are_shown()
    {
        var complaints = ComplaintsAbout("{" + string.Join(",", Enumerable.Range(1, 25).Select(i => $"\"x{i}\": 1")) + "}");

        complaints.Should().HaveCount(21);
        complaints[0].Should().Be("s.json:1:2: $.x1: there is no such setting");
        complaints[^1].Should().Be("s.json: and 5 more");
    }

    [Fact]
    public void A_wrong_value_is_not_also_held_against_the_others() =>
        ComplaintsAbout("""{ "parallelism": { "duringMigration": 3, "afterMigration": "4" } }""").Should().Equal(
            "s.json:1:60: $.parallelism.afterMigration: must be a whole number from 1 to 16, not text");

    private static string[] ComplaintsAbout(string text)
    {
        var read = () => SettingsReader.Read("s.json", Encoding.UTF8.GetBytes(text), SomeHost.With());
        return read.Should().Throw<SettingsException>().Which.Message.Split('\n');
    }
}
