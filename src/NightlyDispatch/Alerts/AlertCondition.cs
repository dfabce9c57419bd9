using System.Text.Json.Serialization;

namespace NightlyDispatch.Alerts;

/// <summary>What an operator is told about (design, section 7).</summary>
[JsonConverter(typeof(AlertConditionJson))]
internal enum AlertCondition
{
    ProviderFallback,
    NoProviders,
    Overload,
    DispatchFailed,
    BugQuarantined,
    JobFailed,
    JobOverdue,
    TrackerUnusable,
    RunnerUnusable,
    OutcomeUnknown,
    ModelDrift,
    ForeignJob,

    /// <summary>Bugs were listed, none was dispatched and no job was live, three passes in a row.</summary>
    NoProgress,

    /// <summary>One of the others, which had been raised, is over.</summary>
    Recovered,
}
