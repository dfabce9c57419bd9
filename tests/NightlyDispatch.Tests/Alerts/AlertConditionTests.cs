using System.Text.Json;
using System.Text.Json.Serialization;
using NightlyDispatch.Alerts;
using NightlyDispatch.Configuration;
using static NightlyDispatch.Tests.Alerts.Some;

namespace NightlyDispatch.Tests.Alerts;

public class AlertConditionTests
{
    [Fact]
    public void Conditions_have_the_names_that_operators_know()
    {
        Enum.GetValues<AlertCondition>().Select(condition => condition.Name()).Should().Equal(
            "provider-fallback",
            "no-providers",
            "overload",
            "dispatch-failed",
            "bug-quarantined",
            "job-failed",
            "job-overdue",
            "tracker-unusable",
            "runner-unusable",
            "outcome-unknown",
            "model-drift",
            "foreign-job",
            "no-progress",
            "recovered");
    }

    [Fact]
    public void Only_the_two_conditions_that_have_a_setting_can_be_switched_off()
    {
        var loud = new AlertSettings("#infra-alerts", null, OnProviderFallback: true, OnNoProviders: true, Window);
        var quiet = new AlertSettings("#infra-alerts", null, OnProviderFallback: false, OnNoProviders: false, Window);

        Enum.GetValues<AlertCondition>().Where(condition => !condition.IsWanted(quiet))
            .Should().Equal(AlertCondition.ProviderFallback, AlertCondition.NoProviders);
        Enum.GetValues<AlertCondition>().Should().OnlyContain(condition => condition.IsWanted(loud));
    }

    [Fact]
    public void A_book_survives_the_ledger()
    {
        var book = AlertBook.Empty.Raise(Alert()).Delivered(Alert().Key, At(0)).Raise(Alert(minutes: 10));
        book = book.Raise(book.Recovery(Alert().Key, "opencode answers", At(20), "p2", "build-1")!)
            .Refused(new AlertKey(AlertCondition.Overload, "x"));

        var json = JsonSerializer.Serialize(book, LedgerLikeJson.Default.AlertBook);
        var read = JsonSerializer.Deserialize(json, LedgerLikeJson.Default.AlertBook);

        read.Should().BeEquivalentTo(book, options => options.ComparingByMembers<AlertBook>());
        json.Should().Contain("""{"condition":"provider-fallback","subject":"opencode"}""").And.NotContain("raised\":");
    }
}

/// <summary>Reads as strictly as the ledger does.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AlertBook))]
internal sealed partial class LedgerLikeJson : JsonSerializerContext;
