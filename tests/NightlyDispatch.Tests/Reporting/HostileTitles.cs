namespace NightlyDispatch.Tests.Reporting;

/// <summary>What strangers may write into a tracker.</summary>
internal static class HostileTitles
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Crash on login when the session cookie has expired",
        "<script>alert(document.cookie)</script>",
        "]]> closes nothing, nor does --> or </style></svg></title>",
        "\"quoted\" and 'quoted' & &amp; &#60;b&#62; &lt;i&gt;",
        "\u001b[31mred\u001b[0m\u0000 \u0007\r\nsecond line\u2028third\ufeff",
        "\u202egnp.exe\u202c \u2066turned\u2069 \u200fround",
        "שלום: הסכום שגוי (total)",
        "<img src=x onerror=alert(1)> <a href='javascript:alert(1)'>click</a>",
        "合計が間違っています 🐛👩\u200d💻 \ud800 \ufffe\uffff",
        $"{new string('W', 180)} is one long word",
        "url(https://example.org/x.png) @import 'https://example.org/y.css' {{7*7}} ${x}",
        "",
    ];

    public static string Of(int number) => All[number % All.Count];
}
