namespace NightlyDispatch.Tests.Rehearsal.Tracker;

/// <summary>What a caller of the stand-in sees.</summary>
internal sealed record Answered(int ExitCode, string Output, string Error);
