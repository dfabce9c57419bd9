namespace NightlyDispatch.Beads;

/// <summary>Why an element of bd's answer is no bug for the night, in the words that the account of a pass prints.</summary>
internal static class LeftOut
{
    public const string Unreadable = "unreadable";
    public const string UnsafeId = "unsafe id";
    public const string ListedTwice = "listed twice";
    public const string NotOpen = "not open";
    public const string OtherType = "other type";
    public const string Assigned = "assigned";
    public const string Template = "template";
    public const string Pinned = "pinned";
    public const string Ephemeral = "ephemeral";
    public const string Deferred = "deferred";
    public const string OtherPriority = "other priority";
    public const string ExcludedLabel = "excluded label";

    /// <summary>Signs of a tracker that is not what it should be, unlike the choices of the people who use it.</summary>
    public static readonly IReadOnlyList<string> Suspicious = [Unreadable, UnsafeId, ListedTwice];
}
