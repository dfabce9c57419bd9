using NightlyDispatch.Alerts;
using NightlyDispatch.Beads;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Prompts;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;
using NightlyDispatch.Worktrees;
using Serilog;

namespace NightlyDispatch;

/// <summary>Puts the parts of a command together.</summary>
internal sealed class Wiring(Surroundings around, TimeProvider time, ILogger log)
{
    private readonly ChildProcess _children = new(time);

    public Settings Settings => around.Settings;

    private PromptTemplate? _template;
    private WebhookAddress? _webhook;

    /// <summary>The tracker that was found, unless another one is put in its place.</summary>
    public IBeads Beads
    {
        get => field ??= new BeadsClient(
            new BdProcess(around.Tracker, around.Children.ForTracker, around.Beads.WorkingDirectory, _children, log),
            Settings.Backlog,
            time,
            log);
        init;
    }

    /// <summary>As <see cref="Beads"/>.</summary>
    public IDxRunner DxRunner
    {
        get => field ??= new DxRunnerClient(around.Runner, around.Children.ForRunner, Settings.Dispatch, _children, time, log);
        init;
    }

    public Worktree Worktree => new(
        Settings.Worktree,
        around.Host[Variables.Worktree],
        around.Versioning,
        around.WorktreeMaker,
        around.Children.ForGit,
        _children);

    public ProviderPolicy Policy => new(Settings.Providers);

    /// <exception cref="SettingsException">The template cannot be used.</exception>
    public PromptTemplate Template() =>
        _template ??= PromptTemplate.TryLoad(Settings.Prompt, out var template, out var problem)
            ? template
            : throw new SettingsException(problem);

    /// <exception cref="SettingsException">A webhook is configured and cannot be used.</exception>
    public WebhookAddress Webhook()
    {
        _webhook ??= WebhookAddress.Find(Settings.Alerts.WebhookFile, around.Host[Variables.Webhook]);
        return _webhook.Problem is { } problem ? throw new SettingsException(problem) : _webhook;
    }

    public static PassIdentity NewPass(Surroundings around, TimeProvider time) =>
        PassIdentity.New(around.Host.HostName, around.Machine, around.State.Path ?? "", time.GetUtcNow());

    /// <summary>Everything that must be right before the ledger is opened.</summary>
    /// <exception cref="SettingsException">Something is not.</exception>
    public void Check()
    {
        _ = Template();
        _ = Webhook();
        if (PromptDirectory.ProblemWith(Settings.Prompt.Directory) is { } problem)
            throw new SettingsException(problem);
    }

    public DryRun DryRun() => new(Beads, DxRunner, Policy, Worktree, Template(), Settings, time, log);

    public Status Status() => new(around, DxRunner, time);

    public Explainer Explainer() => new(Beads, Template(), Settings, around.Machine, time);

    public Checkup Checkup() => new(around, Beads, DxRunner, Policy, Webhook().Uri is not null, time);

    public DispatchPass Pass(PassIdentity pass, LedgerFile ledger, IAlertChannel? channel, Redaction redaction, Termination termination)
    {
        var (beads, runner, worktree, policy, template) = (Beads, DxRunner, Worktree, Policy, Template());
        var alerts = new AlertOutbox(ledger, channel, Settings.Alerts, pass, redaction, time, log);
        var version = new VersionGate(beads, log);
        var chain = new ProviderChain(new Probe(runner, ledger, log), policy, ledger, alerts, Settings.Dispatch, time, log);
        var watch = new JobWatch(runner, time);
        var claim = new Claim(beads, ledger, pass, log);
        var jobEnd = new JobEnd(claim, beads, runner, watch, worktree, ledger, alerts, Settings.Dispatch, time, log);
        var pause = new PauseGate(new PauseFile(StateFiles.Pause(around.State.Path!)), ledger, time, log);
        var dispatcher = new Dispatcher(
            pause,
            claim,
            new Preparation(worktree, template, Settings.Prompt, ledger),
            chain,
            new AgentStart(runner, watch, ledger, log),
            new ForeignJobs(runner),
            jobEnd,
            new ModelDrift(policy, alerts),
            ledger,
            Settings.Dispatch,
            time,
            log);
        return new DispatchPass(
            pass,
            ledger,
            version,
            new Settlement(claim, watch, jobEnd, ledger, alerts, Settings.Dispatch, time, log),
            new OrphanedClaims(beads, version, runner, ledger, pass, time, log),
            new Reading(beads, version, ledger, alerts, log),
            new Turns(dispatcher, ledger, pause, alerts, Settings.Dispatch, time, log),
            new Quarantine(ledger, alerts, Settings.Dispatch),
            pause,
            alerts,
            template,
            Settings,
            termination,
            time,
            log);
    }
}
