using System.Buffers;
using System.Text.Json;

namespace NightlyDispatch.Beads;

/// <summary>Takes a JSON array that comes in pieces element by element, so that it need not be held as a whole.</summary>
/// <param name="read">
/// Reads the element with which the bytes begin, and returns its length; 0: its end has not come yet. It throws
/// <see cref="JsonException"/> where that is no JSON.
/// </param>
/// <param name="longest">Bytes of an element, beyond which it is given up; it is held as a whole.</param>
internal sealed class ArrayElements(Func<ReadOnlySpan<byte>, int> read, int longest = ArrayElements.LongestElement)
{
    private const int LongestElement = 256 * 1024 * 1024;

    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n"u8);

    private byte[] _bytes = new byte[128 * 1024];
    private int _count;
    private int _begin;
    private int _enough;
    private Expected _expected = Expected.ElementOrEnd;

    private enum Expected
    {
        ElementOrEnd,
        Element,
        CommaOrEnd,
        Nothing,
        AnythingInVain,
    }

    /// <param name="piece">The first one begins behind the opening bracket.</param>
    public void Take(ReadOnlySpan<byte> piece)
    {
        if (_expected == Expected.AnythingInVain)
            return;

        MakeRoom(piece.Length);
        piece.CopyTo(_bytes.AsSpan(_count));
        _count += piece.Length;
        if (_count - _begin >= _enough)
            Go();
        if (_count - _begin > longest)
            _expected = Expected.AnythingInVain;
    }

    /// <summary>To be called after the last piece.</summary>
    /// <returns>Whether it was one array, and nothing but blanks followed.</returns>
    public bool End()
    {
        Go();
        return _expected == Expected.Nothing;
    }

    private void Go()
    {
        try
        {
            while (Next() is { IsEmpty: false } rest && Step(rest) is > 0 and var length)
                _begin += length;
        }
        catch (JsonException)
        {
            _expected = Expected.AnythingInVain;
        }
    }

    private ReadOnlySpan<byte> Next()
    {
        var rest = _bytes.AsSpan(_begin, _count - _begin);
        var blanks = rest.IndexOfAnyExcept(Blank);
        _begin += blanks < 0 ? rest.Length : blanks;
        return _bytes.AsSpan(_begin, _count - _begin);
    }

    /// <returns>How many bytes are done with; 0: more must come.</returns>
    private int Step(ReadOnlySpan<byte> rest)
    {
        switch (_expected, rest[0])
        {
            case (Expected.CommaOrEnd, (byte)','):
                _expected = Expected.Element;
                return 1;
            case (Expected.CommaOrEnd or Expected.ElementOrEnd, (byte)']'):
                _expected = Expected.Nothing;
                return 1;
            case (Expected.Element or Expected.ElementOrEnd, _):
                var length = read(rest);
                _expected = length > 0 ? Expected.CommaOrEnd : _expected;

                // A long element is not begun anew with every piece.
                _enough = length > 0 ? 0 : 2 * rest.Length;
                return length;
            default:
                _expected = Expected.AnythingInVain;
                return 0;
        }
    }

    private void MakeRoom(int length)
    {
        if (_count + length <= _bytes.Length)
            return;

        var kept = _count - _begin;
        var bytes = kept + length <= _bytes.Length ? _bytes : new byte[Math.Max(2 * _bytes.Length, kept + length)];
        _bytes.AsSpan(_begin, kept).CopyTo(bytes);
        (_bytes, _count, _begin) = (bytes, kept, 0);
    }
}
