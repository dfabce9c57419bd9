using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Ledger;

namespace NightlyDispatch.Tests.Reporting;

/// <summary>Nights on which everything that can go wrong does, in a ledger as the program writes it.</summary>
internal sealed class Fortnight : IDisposable
{
    /// <summary>20:00 UTC, so that a night crosses midnight.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 11, 7, 20, 0, 0, TimeSpan.Zero);

    /// <summary>Where there is no disk to wait for: each of some thousand lines is fsynced.</summary>
    private const string Memory = "/dev/shm";

    private static readonly string[] Chain = ["opencode", "cc-glm", "gemini"];

    private readonly string _folder;
    private readonly FakeTimeProvider _time = new(Begin);
    private readonly SortedDictionary<int, int> _backlog;
    private int _passes;
    private int _jobs;

    public Fortnight(int nights = 14, int passes = 8, int bugs = 60)
    {
        _folder = Path.Join(Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"fortnight-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(_folder);
        _backlog = new(Enumerable.Range(1, bugs).ToDictionary(bug => bug, _ => 0));
        for (var night = 0; night < nights; night++)
        {
            _time.SetUtcNow(Begin.AddDays(night));
            for (var pass = 0; pass < passes; pass++)
            {
                // Cron was dead for a night, and in another one for two hours.
                if (night != 4 && (night != 5 || pass is < 3 or > 4))
                    Pass(night, pass);
                _time.SetUtcNow(Begin.AddDays(night).AddHours(pass + 1));
            }
        }
    }

    public string State => _folder;

    public Chronicle Chronicle => new(State, new ProviderPolicy(DefaultSettings.Value.Providers));

    /// <summary>On the morning after the last night.</summary>
    public MorningReport Report(int nights = 14) => Chronicle.Morning(_time.GetUtcNow().AddHours(3), nights);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Bug(int number) => $"bd-{number:000}";

    private void Pass(int night, int number)
    {
        var id = $"{_time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{_passes++:x4}";
        using var ledger = LedgerFile.Open(StateFiles.Ledger(State), _time);
        ledger.Pass = id;
        ledger.Append(Some.PassStarted(id));
        var exitCode = (night, number) switch
        {
            (2, 3) => Paused(ledger),
            (6, 2) => (int)ExitCode.TrackerUnusable,
            (9, 5) => 143,
            _ => Work(ledger, night, number),
        };
        if ((night, number) is (7, 4))
            return;

        _time.Advance(TimeSpan.FromSeconds(3 + (_passes % 40)));
        ledger.End(exitCode, _time.GetUtcNow(), TimeSpan.FromMinutes(30));
    }

    private int Paused(LedgerFile ledger)
    {
        ledger.Append(new PassPaused(_time.GetUtcNow().AddHours(-1), _time.GetUtcNow().AddHours(1), "bd is being <b>upgraded</b>"));
        return (int)ExitCode.Ok;
    }

    private int Work(LedgerFile ledger, int night, int number)
    {
        Settle(ledger);
        if (_backlog.Count == 0)
        {
            ledger.Append(new BacklogRead(0, 0, new Dictionary<string, int>()));
            return (int)ExitCode.Ok;
        }

        ledger.Append(new BacklogRead(_backlog.Count + 2, _backlog.Count, new Dictionary<string, int> { ["other type"] = 2 }));
        foreach (var bug in _backlog.Where(bug => bug.Value >= 3).Select(bug => bug.Key).ToList())
            End(ledger, bug, BugClass.Skipped, "quarantined after 3 failed attempts (retry brings it back)");

        var open = _backlog.Where(bug => bug.Value < 3).Select(bug => bug.Key).ToList();
        var (exitCode, tried) = open.Count == 0 ? (ExitCode.Ok, 0) : Dispatch(ledger, Next(open), night, number);
        foreach (var bug in open.Where(bug => bug != tried))
        {
            if (ledger.State.Dispatches.ContainsKey(Bug(bug)))
                End(ledger, bug, BugClass.Skipped, "its agent has run since an hour ago");
            else if (bug == 13)
                End(ledger, bug, BugClass.Skipped, "already claimed by Dana <dana@example.org>");
            else
                End(ledger, bug, BugClass.Deferred, "the backlog is overloaded: 1 dispatch this pass");
        }

        return (int)exitCode;
    }

    private int Next(List<int> open) => open[_jobs % open.Count] is var bug and not 13 ? bug : open[0];

    /// <summary>What became of the job of the pass before: in turn, everything that can.</summary>
    private void Settle(LedgerFile ledger)
    {
        foreach (var dispatch in ledger.State.Dispatches.Values.Where(dispatch => dispatch.HoldsSlot && _passes % 4 != 0).ToList())
        {
            var (outcome, code, reason) = (_jobs % 8) switch
            {
                1 => (JobOutcome.Failed, "opencode_rate_limited", "exited_err, exit 1 (opencode_rate_limited)"),
                2 => (JobOutcome.DidNothing, "no_op", "no_op_success; nothing changed in its worktree"),
                3 => (JobOutcome.Failed, "process_exit_with_rc", "exited_err, exit 2 <process_exit_with_rc>"),
                4 => (JobOutcome.Stopped, JobEnded.Overdue, "its agent has run for 185 min; jobTimeout is 180 min"),
                6 => (JobOutcome.Vanished, "vanished", "vanished"),
                _ => (JobOutcome.Worked, null, "exited_ok, exit 0; 2 new commits"),
            };
            var isFault = outcome == JobOutcome.Failed && _jobs % 8 == 1;
            var commits = outcome == JobOutcome.Worked ? new JobEvidence(["1a2b3c4 Fix <it> & test", "5d6e7f8 Begin"], true, false) : null;
            ledger.Append(new JobEnded(
                dispatch.Bug, dispatch.Provider!, dispatch.Model, outcome, code, reason, isFault, dispatch.Worktree, 600 + (_jobs * 37 % 5000), commits));
            Tell(ledger, AlertCondition.JobFailed, dispatch.Bug, reason, isRaised: outcome == JobOutcome.Failed);
            if (isFault)
                ledger.Append(new ProviderCooled(dispatch.Provider!, _time.GetUtcNow().AddMinutes(110), reason));
            ledger.Append(new DispatchClosed(dispatch.Bug, outcome == JobOutcome.Worked ? "awaits review" : $"released: {reason}"));

            var bug = int.Parse(dispatch.Bug[3..], System.Globalization.CultureInfo.InvariantCulture);
            if (outcome == JobOutcome.Worked)
                _backlog.Remove(bug);
            else if (!isFault && ++_backlog[bug] >= 3)
                ledger.Append(new BugQuarantined(dispatch.Bug, "3 failed attempts"));
        }
    }

    private (ExitCode ExitCode, int Tried) Dispatch(LedgerFile ledger, int bug, int night, int number)
    {
        if (ledger.State.LiveJobs > 0)
            return (ExitCode.Ok, 0);

        _jobs++;
        var chain = Chain.Where(provider => !ledger.State.Cooldowns.TryGetValue(provider, out var cooldown) || !cooldown.Holds(_time.GetUtcNow()));
        foreach (var provider in chain.SkipWhile(provider => !Preflight(ledger, provider, night, number)).Take(1).ToList())
        {
            ledger.Append(new ProviderSelected(provider, ModelOf(provider)));
            Tell(ledger, AlertCondition.ProviderFallback, "opencode", $"opencode → {provider}", isRaised: provider != "opencode");
            return Start(ledger, bug, provider, night, number);
        }

        Tell(ledger, AlertCondition.NoProviders, "provider chain", "opencode: quota; cc-glm: no token; gemini: no login", isRaised: true);
        End(ledger, bug, BugClass.Failed, "no provider answers: opencode: auth/quota check failed <429>");
        return (ExitCode.NoProvider, bug);
    }

    private bool Preflight(LedgerFile ledger, string provider, int night, int number)
    {
        var isDown = (night == 8 && number < 3) || (provider == "opencode" && (night + number) % 4 == 1) || (provider == "cc-glm" && night == 10);
        _time.Advance(TimeSpan.FromSeconds(4.2));
        ledger.Append(isDown
            ? new PreflightFinished(provider, ModelOf(provider), "auth/quota check failed <429> & \"more\"", $"{provider}_blocked", "refresh_auth", null, 4.2)
            : new PreflightFinished(provider, ModelOf(provider), null, null, null, null, 4.2));
        return !isDown;
    }

    private (ExitCode ExitCode, int Tried) Start(LedgerFile ledger, int bug, string provider, int night, int number)
    {
        var id = Bug(bug);
        foreach (var line in (LedgerEvent[])
            [
                new ClaimIntended(id, $"text of {id}"),
                new Claimed(id),
                new PromptIntended(id, $"/tmp/ndisp_{id}_1.prompt"),
                Some.StartIntended(id, provider) with { Model = ModelOf(provider), Worktree = $"/tmp/agents/{id}/shop" },
                new StartSpawned(id, 4711),
            ])
        {
            ledger.Append(line);
        }

        if (night == 12 && number >= 6)
        {
            ledger.Append(new OutcomeUnknown(id, "no acknowledgement within 45 s"));
            End(ledger, bug, BugClass.Failed, "no acknowledgement within 45 s, and whether an agent runs cannot be seen");
            return (ExitCode.OutcomeUnknown, bug);
        }

        if (night == 11 && number >= 6)
        {
            ledger.Append(new StartRefused(id, provider, StartRefused.ProvidersFault, "preflight gate failed for provider", "opencode_blocked"));
            ledger.Append(new ReleaseIntended(id, "every provider refused its start"));
            ledger.Append(new DispatchClosed(id, "released: every provider refused its start"));
            End(ledger, bug, BugClass.Failed, $"every provider refused its start: {provider}: preflight gate failed");
            return (ExitCode.DispatchFailed, bug);
        }

        var seconds = 0.3 + (_jobs * 7 % 60) / 2.0;
        _time.Advance(TimeSpan.FromSeconds(seconds));
        ledger.Append(new Acknowledged(id, provider, 4711, IsLate: _jobs % 11 == 0, seconds));
        ledger.Append(new ClaimConfirmed(id));
        End(ledger, bug, BugClass.Dispatched, $"{provider} {Model.InWords(ModelOf(provider))}, acknowledged");
        return (ExitCode.Ok, bug);
    }

    private static string? ModelOf(string provider) => provider switch
    {
        "opencode" => "zhipuai-coding-plan/glm-5",
        "gemini" => "gemini-2.5-pro",
        _ => null,
    };

    private static void End(LedgerFile ledger, int bug, BugClass bugClass, string reason) =>
        ledger.Append(new BugEnded(Bug(bug), HostileTitles.Of(bug), bug % 2, bugClass, reason, CountsToQuarantine: false));

    private void Tell(LedgerFile ledger, AlertCondition condition, string subject, string reason, bool isRaised)
    {
        if (!isRaised)
            return;

        var alert = new Alert(condition, subject, reason, "Run `nightly-dispatch preflight`.", _time.GetUtcNow(), ledger.Pass!, "build-1");
        ledger.Append(new AlertRaised(alert));
        if (_jobs % 3 != 0)
            ledger.Append(_jobs % 7 == 0 ? new AlertRefused(alert.Key, "404") : new AlertDelivered(alert.Key));
    }
}
