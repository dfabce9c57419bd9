namespace NightlyDispatch.Tests.Configuration;

/// <summary>Lists and providers that make no sense, and what is said of them.</summary>
public sealed class RefusedListsTests
{
    private const string AModel = "must be the name of a model, without blanks and not beginning with \"-\"";
    private const string AProviderName = "must be the name of a provider: lower-case letters, digits and dashes, as in \"cc-glm\"";
    private const string ABehavior = "must be \"strictGate\" or \"primaryWorkhorse\" or \"backstop\"";
    private const string ThereIsNoSuchSetting = "there is no such setting";
    private const string StandsInThisListAlready = "stands in this list already";
    private const string AnIssueType = "must be a type of issue: lower-case letters, digits, \"-\" and \"_\", as in \"bug\"";

    [Theory]
    [InlineData("""{ "backlog": { "types": ▸[] } }""", "$.backlog.types: must be a list of at least one type of issue")]
    [InlineData("""{ "backlog": { "types": ▸"bug" } }""", "$.backlog.types: must be a list of at least one type of issue, not text")]
    [InlineData("""{ "backlog": { "types": ["bug", ▸"Bug"] } }""", "$.backlog.types[1]: " + AnIssueType)]
    [InlineData("""{ "backlog": { "types": ["bug", ▸"bug"] } }""", "$.backlog.types[1]: " + StandsInThisListAlready)]
    [InlineData("""{ "backlog": { "types": [▸null] } }""", "$.backlog.types[0]: " + AnIssueType + ", not null")]
    [InlineData("""{ "backlog": { "priorities": ▸[] } }""", "$.backlog.priorities: must be a list of at least one priority")]
    [InlineData("""{ "backlog": { "priorities": [1, 0, ▸1] } }""", "$.backlog.priorities[2]: " + StandsInThisListAlready)]
    [InlineData("""{ "backlog": { "excludeLabels": ▸null } }""", "$.backlog.excludeLabels: must be a list of labels, not null")]
    [InlineData("""{ "backlog": { "excludeLabels": [▸""] } }""", "$.backlog.excludeLabels[0]: must be a label of one line")]
    [InlineData("""{ "backlog": { "excludeLabels": ["a", ▸"b\nc"] } }""", "$.backlog.excludeLabels[1]: must be a label of one line")]
    public void A_list_has_the_elements_that_it_needs_each_once(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ "providers": ▸[] }""", "$.providers: must be a list of at least one provider")]
    [InlineData("""{ "providers": ▸{} }""", "$.providers: must be a list of at least one provider, not an object")]
    [InlineData("""{ "providers": ▸null }""", "$.providers: must be a list of at least one provider, not null")]
    [InlineData("""{ "providers": [▸"opencode"] }""", "$.providers[0]: must be an object, not text")]
    [InlineData("""{ "providers": [▸{ "models": ["a"], "behavior": "backstop" }] }""", """$.providers[0]: "name" is missing""")]
    [InlineData("""{ "providers": [▸{ "name": "a", "behavior": "backstop" }] }""", """$.providers[0]: "models" is missing""")]
    [InlineData("""{ "providers": [▸{ "name": "a", "models": ["a"] }] }""", """$.providers[0]: "behavior" is missing""")]
    [InlineData(
        """{ "providers": [{ "name": ▸"Open Code", "models": ["a"], "behavior": "backstop" }] }""",
        "$.providers[0].name: " + AProviderName)]
    [InlineData(
        """{ "providers": [{ "name": ▸"../etc", "models": ["a"], "behavior": "backstop" }] }""",
        "$.providers[0].name: " + AProviderName)]
    [InlineData(
        """{ "providers": [{ "name": ▸"-a", "models": ["a"], "behavior": "backstop" }] }""",
        "$.providers[0].name: " + AProviderName)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": ▸[], "behavior": "backstop" }] }""",
        "$.providers[0].models: must be a list of at least one model")]
    [InlineData("""{ "providers": [{ "name": "a", "models": [▸""], "behavior": "backstop" }] }""", "$.providers[0].models[0]: " + AModel)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": [▸"--yolo"], "behavior": "backstop" }] }""",
        "$.providers[0].models[0]: " + AModel)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": ["x", ▸"b c"], "behavior": "backstop" }] }""",
        "$.providers[0].models[1]: " + AModel)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": [▸"b\u0000"], "behavior": "backstop" }] }""",
        "$.providers[0].models[0]: " + AModel)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": ["x", ▸"x"], "behavior": "backstop" }] }""",
        "$.providers[0].models[1]: " + StandsInThisListAlready)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": ["x"], "behavior": ▸"strict_gate" }] }""",
        "$.providers[0].behavior: " + ABehavior)]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": ["x"], "behavior": ▸0 }] }""",
        "$.providers[0].behavior: " + ABehavior + ", not a number")]
    [InlineData(
        """{"providers": [{"name": "a", "models": ["x"], "behavior": "backstop"}, {"name": ▸"a", "models": ["x"], "behavior": "backstop"}]}""",
        "$.providers[1].name: another provider has this name already")]
    [InlineData(
        """{ "providers": [{ "name": "a", "models": ["x"], "behavior": "backstop", ▸"model": "x" }] }""",
        "$.providers[0].model: " + ThereIsNoSuchSetting)]
    public void A_provider_has_a_name_of_its_own_models_and_a_behavior(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);

    [Theory]
    [InlineData("""{ ▸"dispach": {} }""", "$.dispach: " + ThereIsNoSuchSetting + """; did you mean "dispatch"?""")]
    [InlineData(
        """{ "dispatch": { ▸"ackTimout": "45s" } }""",
        "$.dispatch.ackTimout: " + ThereIsNoSuchSetting + """; did you mean "ackTimeout"?""")]
    [InlineData(
        """{ "dispatch": { ▸"AckTimeout": "45s" } }""",
        "$.dispatch.AckTimeout: " + ThereIsNoSuchSetting + """; did you mean "ackTimeout"?""")]
    [InlineData("""{ "dispatch": { "ackTimeout": "45s", ▸"ackTimeuot": "46s" } }""", "$.dispatch.ackTimeuot: " + ThereIsNoSuchSetting)]
    [InlineData("""{ "tools": { ▸"git": "/usr/bin/git" } }""", "$.tools.git: " + ThereIsNoSuchSetting)]
    [InlineData("""{ ▸"": 1 }""", "$['']: " + ThereIsNoSuchSetting)]
    [InlineData("""{ ▸"a b\u001b[31m": 1 }""", "$['a b?[31m']: " + ThereIsNoSuchSetting)]
    [InlineData("""{ "state": null, ▸"state": null }""", "$.state: is given twice")]
    [InlineData("""{ "dispatch": { "maxPerPass": 1, ▸"maxPerPass": 1 } }""", "$.dispatch.maxPerPass: is given twice")]
    [InlineData("""{ "dispatch": ▸null }""", "$.dispatch: must be an object, not null")]
    [InlineData("""{ "dispatch": ▸"45s" }""", "$.dispatch: must be an object, not text")]
    [InlineData("""{ "parallelism": ▸2 }""", "$.parallelism: must be an object, not a number")]
    [InlineData("""{ "state": ▸"\ud800" }""", "$.state: holds half of a character")]
    public void A_name_is_known_and_given_once(string text, string complaint) =>
        Refused.ComplaintAbout(text).Should().Be(complaint);
}
