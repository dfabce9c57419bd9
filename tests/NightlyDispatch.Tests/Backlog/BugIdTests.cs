using NightlyDispatch.Backlog;

namespace NightlyDispatch.Tests.Backlog;

public sealed class BugIdTests
{
    [Theory]
    [InlineData("bd-a3f")]
    [InlineData("shop-k3v.1")]
    [InlineData("my_app-web-42.1.2.3")]
    [InlineData("Shop-mol-x9")]
    [InlineData("a-1.000001")]
    public void Accepts_the_ids_that_the_tracker_makes(string text)
    {
        BugId.TryParse(text, out var id).Should().BeTrue();
        id!.Value.Should().Be(text);
        $"{id}".Should().Be(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("--help")]
    [InlineData("-a-1")]
    [InlineData("../x-1")]
    [InlineData("a-1/../../etc")]
    [InlineData("a-..")]
    [InlineData("a-1.")]
    [InlineData("a-1.1234567")]
    [InlineData("a-1.1.1.1.1.1.1.1.1.1")]
    [InlineData("a-1\n")]
    [InlineData("a-1\nb-2")]
    [InlineData("a-1 b-2")]
    [InlineData("a-1;id")]
    [InlineData("a-$(id)")]
    [InlineData("a-1\0")]
    [InlineData("жук-1")]
    [InlineData("a-١")]
    [InlineData("1a-1")]
    [InlineData("a-")]
    [InlineData("a--1")]
    public void Refuses_what_is_not_safe_as_an_argument_or_a_file_name(string? text)
    {
        BugId.TryParse(text, out var id).Should().BeFalse();
        id.Should().BeNull();
    }

    [Fact]
    public void Refuses_more_than_a_hundred_characters()
    {
        BugId.TryParse("a-" + new string('1', 98), out _).Should().BeTrue();
        BugId.TryParse("a-" + new string('1', 99), out _).Should().BeFalse();
    }

    [Fact]
    public void Tells_ids_apart_that_differ_only_by_case()
    {
        _ = BugId.TryParse("shop-A1", out var upper);
        _ = BugId.TryParse("shop-a1", out var lower);

        upper.Should().NotBe(lower);
    }
}
