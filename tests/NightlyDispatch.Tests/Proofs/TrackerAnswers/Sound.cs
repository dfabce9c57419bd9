namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Sound answers of bd, in the forms of its versions (contracts/bd.md, sections 2.3 and 12).</summary>
internal static class Sound
{
    public static byte[] Version { get; } = """{"build":"release","schema_version":1,"version":"1.0.5"}"""u8.ToArray();

    public static byte[] Count { get; } = """{"schema_version":1,"summary":{"total_issues":7,"open_issues":3}}"""u8.ToArray();

    /// <summary>Held by another; a claim of ours is lost.</summary>
    public static byte[] Holding { get; } = """[{"id":"bd-1","title":"Crash","status":"in_progress","assignee":"Dana Moor"}]"""u8.ToArray();

    /// <summary>Whatever was claimed, nobody has it.</summary>
    public static byte[] Unheld { get; } = """[{"id":"bd-1","title":"Crash","status":"open"}]"""u8.ToArray();

    public static byte[] Claim { get; } = """[{"id":"bd-1","title":"Crash","status":"in_progress","priority":1}]"""u8.ToArray();

    public static byte[] Nothing { get; } = "[]\n"u8.ToArray();

    public static byte[] OneBug { get; } = """
        [{"id":"bd-1","title":"Crash","status":"open","priority":1,"issue_type":"bug","created_at":"2026-05-11T07:40:02Z"}]
        """u8.ToArray();

    public static IReadOnlyList<byte[]> Lists { get; } =
    [
        Nothing,
        OneBug,
        """
        [
          {
            "id": "shop-k3v", "title": "Total wrong for \u003c3 items", "description": "Steps:\n1. add", "status": "open",
            "priority": 0, "issue_type": "bug", "created_at": "2026-05-11T07:40:02.123456Z", "metadata": { "area": [ 1, null ] },
            "labels": [ "backend", "night-ok" ], "pinned": false,
            "dependencies": [ { "issue_id": "shop-k3v", "depends_on_id": "shop-9pa", "type": "parent-child" } ], "dependency_count": 0
          },
          {
            "id": "shop-9pa", "title": "Menu", "status": "open", "priority": 2, "issue_type": "epic",
            "created_at": "2026-05-11T07:40:02Z", "defer_until": null
          }
        ]
        """u8.ToArray(),
        """
        {"data":[{"id":"bd-2","title":"Slow","status":"open","priority":1,"issue_type":"task","assignee":""}],"schema_version":1}
        """u8.ToArray(),
        """
        {"issues":[{"id":"bd-3","title":"Ä","status":"open","priority":1,"issue_type":"bug"}],"meta":{"skip_labels":true,"count":1}}
        """u8.ToArray(),
    ];

    public static IReadOnlyList<byte[]> Holdings { get; } =
    [
        Nothing,
        Holding,
        """
        {"data":[{"id":"bd-7","status":"in_progress","assignee":"Ann"},{"id":"bd-8","status":"in_progress"}],"schema_version":1}
        """u8.ToArray(),
    ];
}
