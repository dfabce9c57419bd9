using System.CommandLine;
using Serilog;

namespace NightlyDispatch.CommandLine;

/// <summary>How much a command logs, and for whom.</summary>
internal sealed class LogOptions
{
    private const string ForPeople = "text";
    private const string ForPrograms = "json";

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Log every call of a tool" };

    private readonly Option<string> _format = new("--log")
    {
        Description = "text: a line for people; json: one JSON object a line",
        HelpName = "format",
        DefaultValueFactory = _ => ForPeople,
    };

    public LogOptions(Command command)
    {
        _format.AcceptOnlyFromAmong(ForPeople, ForPrograms);
        command.Options.Add(_verbose);
        command.Options.Add(_format);
    }

    public bool IsForPrograms(ParseResult parsed) => parsed.GetValue(_format) == ForPrograms;

    public ILogger CreateLog(ParseResult parsed, Screen screen) =>
        Logging.Create(screen, parsed.GetValue(_verbose), IsForPrograms(parsed) ? LogFormat.Json : LogFormat.Text);
}
