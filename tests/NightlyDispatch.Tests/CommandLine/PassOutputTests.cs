using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class PassOutputTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void A_quiet_pass_prints_nothing_if_all_is_well()
    {
        Write(isQuiet: true, isAllWell: true);

        (_output.ToString(), _error.ToString()).Should().Be(("", ""));
    }

    [Fact]
    public void A_quiet_pass_prints_everything_if_not_all_is_well()
    {
        Write(isQuiet: true, isAllWell: false);

        (_output.ToString(), _error.ToString()).Should().Be(("account\n", "log\n"));
    }

    [Fact]
    public void Else_a_pass_prints_at_once_and_once()
    {
        using (var output = new PassOutput(new Screen(_output, _error), isQuiet: false))
        {
            output.Screen.Live.WriteLine("log");
            _error.ToString().Should().Be("log\n");
        }

        _error.ToString().Should().Be("log\n");
    }

    private void Write(bool isQuiet, bool isAllWell)
    {
        using var output = new PassOutput(new Screen(_output, _error), isQuiet);
        output.Screen.Live.WriteLine("log");
        output.Screen.Output.WriteLine("account");
        output.IsAllWell = isAllWell;
    }
}
