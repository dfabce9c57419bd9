using System.Text;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class BackwardLinesTests
{
    public static TheoryData<string, string[]> Texts => new()
    {
        { "", [] },
        { "torn", [] },
        { "\n", [""] },
        { "one\n", ["one"] },
        { "one\ntorn", ["one"] },
        { "one\ntwo\nthree\n", ["three", "two", "one"] },
        { "\n\none\n\n", ["", "one", "", ""] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Gives_the_lines_that_are_written_to_their_end_the_last_first(string text, string[] lines) => Read(text).Should().Equal(lines);

    [Theory]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_000)]
    public void Lines_of_any_length_are_whole_wherever_the_file_is_cut_into_pieces(int length)
    {
        string[] lines = ["first", new string('a', length), "", new string('b', length + 1), new string('c', 3 * length), "last"];

        Read($"{string.Join('\n', lines)}\n{new string('t', length)}").Should().Equal(lines.Reverse());
    }

    [Fact]
    public void Says_where_each_line_ends_and_begins_wherever_it_is_told_to()
    {
        using var file = new MemoryStream("one\ntwo\nthree\n"u8.ToArray());

        BackwardLines.Of(file, file.Length).Select(line => line.End).Should().Equal(14, 8, 4);
        BackwardLines.Of(file, end: 8).Select(line => Encoding.UTF8.GetString(line.Line.Span)).Should().Equal("two", "one");
    }

    [Fact]
    public void A_torn_last_line_may_be_cut_off_meanwhile()
    {
        using var file = new MemoryStream("one\ntwo\n"u8.ToArray());

        BackwardLines.Of(file, end: file.Length + 5).Select(line => Encoding.UTF8.GetString(line.Line.Span)).Should().Equal("two", "one");
    }

    private static List<string> Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. BackwardLines.Of(file, file.Length).Select(line => Encoding.UTF8.GetString(line.Line.Span))];
    }
}
