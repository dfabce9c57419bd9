using NightlyDispatch.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class SchemaCommandTests
{
    public static TheoryData<string> Names => [.. DocumentSchema.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Prints_the_shape_of_what_a_command_prints(string name) =>
        (await Invocation.Of("schema", name)).Should().Be(new Invocation(0, DocumentSchema.Read(name).TrimEnd('\n'), ""));

    [Fact]
    public async Task A_command_that_prints_no_document_is_refused_with_those_that_do() =>
        (await Invocation.Of("schema", "run")).Should().Be(new Invocation(
            2,
            "",
            "nightly-dispatch: run prints no document; name one of status, explain, history, show, report, preflight, pause, resume"));
}
