using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Says from the contract alone (contracts/bd.md, sections 2, 3 and 10.6) whether an answer of bd can be believed.</summary>
internal static partial class AnswerOracle
{
    private static readonly string[] Required = ["id", "title", "status", "priority"];
    private static readonly string[] Held = ["id", "status", "assignee"];
    private static readonly string[] Texts = ["description", "issue_type", "assignee"];
    private static readonly string[] Times = ["created_at", "defer_until"];
    private static readonly string[] Flags = ["is_template", "pinned", "ephemeral"];

    /// <param name="answer">Standard output, with exit code 0.</param>
    /// <returns>Also how many issues an honest answer lists.</returns>
    public static (Honesty Honesty, int Count) OfReady(byte[] answer) => Judge(answer, IssueHonesty, atLeastOne: true);

    /// <param name="answer">Of a list of claims, in which nothing may be overlooked.</param>
    public static (Honesty Honesty, int Count) OfHoldings(byte[] answer) => Judge(answer, HoldingHonesty, atLeastOne: false);

    /// <returns>The number of issues; null: the answer does not say it for certain.</returns>
    public static int? TotalOf(byte[] answer) =>
        Document(answer).Value is { } value && !IsError(value)
        && value["summary"]?["total_issues"] is Json.Number { Digits: var digits }
        && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var total)
            ? total
            : null;

    private static (Honesty Honesty, int Count) Judge(byte[] answer, Func<Json, Honesty> ofOne, bool atLeastOne)
    {
        var (value, isDisputed) = Document(answer);
        if (value is null)
            return (isDisputed ? Honesty.Disputed : Honesty.Dishonest, 0);
        if (IsError(value) || IsError(value["data"]))
            return (Honesty.Dishonest, 0);

        var payload = value["data"] ?? value;
        isDisputed |= value.IsDoubled("data", "issues", "error") || payload.IsDoubled("issues", "error");
        isDisputed |= !HasWholeNames(value) || !HasWholeNames(payload);
        var (honesty, count) = (payload["issues"] ?? payload) switch
        {
            Json.Array { Elements: var elements } => (Together([.. elements.Select(ofOne)], atLeastOne), elements.Count),
            Json.Literal { Word: "null" } => (Honesty.Honest, 0),
            _ => (Honesty.Dishonest, 0),
        };
        return (isDisputed ? Honesty.Disputed : honesty, count);
    }

    /// <summary>What a reader of UTF-8 sees; a byte order mark is allowed to be overlooked, and what is too deep to be refused.</summary>
    private static (Json? Value, bool IsDisputed) Document(byte[] answer)
    {
        var text = Encoding.UTF8.GetString(answer);
        var value = JsonGrammar.Read(text.TrimStart('\uFEFF'), out var isTooDeep);
        return (value, isTooDeep || (value is not null && text.StartsWith('\uFEFF')));
    }

    private static bool IsError(Json? value) => value?["error"] is not (null or Json.Literal { Word: "null" });

    private static Honesty Together(IReadOnlyList<Honesty> elements, bool atLeastOne) =>
        elements.Count == 0 ? Honesty.Honest
        : atLeastOne && elements.Contains(Honesty.Honest) ? Honesty.Honest
        : !atLeastOne && elements.Contains(Honesty.Dishonest) ? Honesty.Dishonest
        : elements.Contains(Honesty.Disputed) ? Honesty.Disputed
        : elements[0];

    private static Honesty IssueHonesty(Json issue)
    {
        if (issue is not Json.Object)
            return Honesty.Dishonest;
        if (issue.IsDoubled([.. Required, .. Texts, .. Times, .. Flags, "labels"]))
            return Honesty.Disputed;
        if (!Required.All(name => name == "priority" ? IsPriority(issue[name]) : issue[name] is Json.Text))
            return Honesty.Dishonest;

        var isPlain = Required[..3].All(name => IsWhole(issue[name]))
            && Texts.All(name => IsAbsent(issue[name]) || IsWhole(issue[name]))
            && Times.All(name => IsAbsent(issue[name]) || (issue[name] is Json.Text { Raw: var raw } && TimePattern().IsMatch(raw)))
            && Flags.All(name => IsAbsent(issue[name]) || issue[name] is Json.Literal)
            && (IsAbsent(issue["labels"]) || (issue["labels"] is Json.Array { Elements: var labels } && labels.All(IsWhole)));
        return isPlain && HasWholeNames(issue) ? Honesty.Honest : Honesty.Disputed;
    }

    private static Honesty HoldingHonesty(Json issue) =>
        issue is not Json.Object ? Honesty.Dishonest
        : issue.IsDoubled(Held) ? Honesty.Disputed
        : issue["id"] is not Json.Text || issue["status"] is not Json.Text ? Honesty.Dishonest
        : !IsAbsent(issue["assignee"]) && issue["assignee"] is not Json.Text ? Honesty.Dishonest
        : Held.All(name => IsAbsent(issue[name]) || IsWhole(issue[name])) && HasWholeNames(issue) ? Honesty.Honest
        : Honesty.Disputed;

    private static bool IsAbsent(Json? member) => member is null or Json.Literal { Word: "null" };

    private static bool IsPriority(Json? member) =>
        member is Json.Number { Digits: var digits }
        && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>A text without the escape of a surrogate, which may be half a character.</summary>
    private static bool IsWhole(Json? text) => text is Json.Text { Raw: var raw } && !SurrogatePattern().IsMatch(raw);

    private static bool HasWholeNames(Json value) =>
        value is not Json.Object { Members: var members } || members.All(member => !SurrogatePattern().IsMatch(member.Name));

    [GeneratedRegex(@"\\u[dD][89a-fA-F]")]
    private static partial Regex SurrogatePattern();

    [GeneratedRegex(
        @"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
        + @"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?(Z|\+0[0-9]:00)$")]
    private static partial Regex TimePattern();
}
