using System.Text;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class PlacedJsonTests
{
    [Theory]
    [InlineData("", "1:1: $: the file is empty; without a file the defaults hold")]
    [InlineData(" \n\n", "3:1: $: the file is empty; without a file the defaults hold")]
    [InlineData("// nothing", "1:11: $: the file ends too early")]
    [InlineData("null", "1:1: $: must be an object, not null")]
    [InlineData("\n  [1]", "2:3: $: must be an object, not a list")]
    [InlineData("\"{}\"", "1:1: $: must be an object, not text")]
    [InlineData("7", "1:1: $: must be an object, not a number")]
    [InlineData("providers: []", "1:1: $: 'p' is an invalid start of a value")]
    [InlineData("{ 'state': null }", "1:3: $: ''' is an invalid start of a property name. Expected a '\"'")]
    [InlineData("{ state: null }", "1:3: $: 's' is an invalid start of a property name. Expected a '\"'")]
    [InlineData("{ \"state\" null }", "1:11: $: 'n' is invalid after a property name. Expected a ':'")]
    [InlineData("{ \"state\": nul }", "1:15: $.state: 'nul }' is an invalid JSON literal. Expected the literal 'null'")]
    [InlineData("{ \"state\": nu\nl }", "1:14: $.state: 'nu l }' is an invalid JSON literal. Expected the literal 'null'")]
    [InlineData("{ \"state\": 01 }", "1:13: $.state: Invalid leading zero before '1'")]
    [InlineData("{ \"state\": \"a\nb\" }", "1:14: $.state: '0x0A' is invalid within a JSON string. The string should be correctly escaped")]
    [InlineData(
        "{ \"state\": \"\\x\" }",
        "1:14: $.state: 'x' is an invalid escapable character within a JSON string. The string should be correctly escaped")]
    [InlineData(
        "{\n  \"backlog\": { \"types\": [\"bug\" \"task\"] } }",
        "2:32: $.backlog.types: '\"' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("{ \"backlog\": { \"types\": [\"bug\", ,] } }", "1:33: $.backlog.types: ',' is an invalid start of a value")]
    [InlineData("{ \"backlog\": { \"types\": [\"bug\"} }", "1:31: $.backlog.types: '}' is invalid without a matching open")]
    [InlineData("{ \"state\": null } {}", "1:19: $: '{' is invalid after a single JSON value. Expected end of data")]
    [InlineData("{ \"state\": null }, ", "1:18: $: ',' is invalid after a single JSON value. Expected end of data")]
    [InlineData("{", "1:2: $: the file ends too early")]
    [InlineData("{\n  \"dispatch\": { \"ackTimeout\": \"4", "2:33: $.dispatch.ackTimeout: the file ends too early")]
    [InlineData("{\n  \"dispatch\": { \"ackTimeout\":\n", "3:1: $.dispatch.ackTimeout: the file ends too early")]
    [InlineData("{ \"backlog\": { \"types\": [\"bug\"", "1:31: $.backlog.types: the file ends too early")]
    [InlineData("{ /* no end", "1:3: $: Expected end of comment, but instead reached end of data")]
    [InlineData(
        "{ \"a\": [[[[[[[[[[1]]]]]]]]]] }",
        "1:15: $.a[0][0][0][0][0][0]: The maximum configured depth of 8 has been exceeded. Cannot read next JSON array")]
    [InlineData("{ \"state\": \0 }", "1:12: $.state: '0x00' is an invalid start of a value")]
    public void What_is_no_JSON_is_said_in_one_line_at_its_place(string text, string complaint) =>
        ComplaintAbout(Encoding.UTF8.GetBytes(text)).Should().Be("s.json:" + complaint);

    [Fact]
    public void What_is_not_UTF8_is_shown_where_it_begins() =>
        ComplaintAbout([.. "{\n  \"state\": \"/sp"u8, 0xE4, .. "ter\" }"u8]).Should().Be("s.json:2:16: $: the file is not UTF-8 here");

    [Fact]
    public void UTF16_is_not_UTF8() =>
        ComplaintAbout([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")])
            .Should().Be("s.json:1:1: $: the file is not UTF-8 here");

    private static string ComplaintAbout(byte[] text)
    {
        var read = () => SettingsReader.Read("s.json", text, SomeHost.With());
        return read.Should().Throw<SettingsException>().Which.Message;
    }
}
