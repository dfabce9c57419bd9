using System.Text;
using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Beads;

public sealed class ArrayElementsTests
{
    [Fact]
    public void A_long_element_is_not_begun_anew_with_every_piece()
    {
        var (tries, length) = (0, 1_000_000);
        var elements = new ArrayElements(rest =>
        {
            tries++;
            return rest.Length >= length ? length : 0;
        });

        foreach (var piece in Encoding.UTF8.GetBytes(new string('x', length) + "]").Chunk(1_000))
            elements.Take(piece);

        elements.End().Should().BeTrue();
        tries.Should().BeLessThan(15);
    }

    [Fact]
    public void An_element_without_an_end_is_given_up()
    {
        var tries = 0;
        var elements = new ArrayElements(_ => 0 * ++tries, longest: 10_000);

        for (var piece = 0; piece < 100; piece++)
            elements.Take(new byte[1_000]);

        elements.End().Should().BeFalse();
        tries.Should().BeLessThan(10);
    }

    [Fact]
    public void Nothing_is_read_after_what_is_no_JSON()
    {
        var tries = 0;
        var elements = new ArrayElements(_ =>
        {
            tries++;
            throw new System.Text.Json.JsonException();
        });

        elements.Take("x, y"u8);
        elements.Take(", z]"u8);

        elements.End().Should().BeFalse();
        tries.Should().Be(1);
    }
}
