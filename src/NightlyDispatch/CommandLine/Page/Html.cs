using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>Markup that may stand in a page as it is. What is put into it from outside is text, and escaped.</summary>
internal sealed class Html
{
    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    public static Html None { get; } = new("");

    /// <summary>The literal parts are markup; of the values, those that are no markup themselves are escaped.</summary>
    public static Html Of(Parts parts) => new(parts.ToString());

    /// <summary>A part of this program, for example its style sheet.</summary>
    public static Html Own(string markup) => new(markup);

    /// <summary>Empty where there is nothing to show.</summary>
    public static Html When(bool isShown, Func<Html> markup) => isShown ? markup() : None;

    public override string ToString() => _markup;

    /// <summary>One line of text without anything that is markup, turns its direction, or is no character (U+FFFE, U+FFFF).</summary>
    private static void Escape(StringBuilder markup, string text)
    {
        foreach (var rune in Columns.Printable(text).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    markup.Append("&amp;");
                    break;
                case '<':
                    markup.Append("&lt;");
                    break;
                case '>':
                    markup.Append("&gt;");
                    break;
                case '"':
                    markup.Append("&quot;");
                    break;
                case '\'':
                    markup.Append("&#39;");
                    break;
                case not (0xFFFE or 0xFFFF):
                    markup.Append(rune.ToString());
                    break;
            }
        }
    }

    /// <summary>What an interpolated string is made of.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Parts(int literalLength, int formattedCount)
    {
        private const int UsualLength = 24;

        private readonly StringBuilder _markup = new(literalLength + UsualLength * formattedCount);

        public void AppendLiteral(string value) => _markup.Append(value);

        public void AppendFormatted(Html value) => _markup.Append(value._markup);

        public void AppendFormatted(IEnumerable<Html> values)
        {
            foreach (var value in values)
                _markup.Append(value._markup);
        }

        public void AppendFormatted(string? value) => Escape(_markup, value ?? "");

        public void AppendFormatted(int value) => _markup.Append(CultureInfo.InvariantCulture, $"{value}");

        /// <summary>As coordinates are written.</summary>
        public void AppendFormatted(double value) => _markup.Append(value.ToString("0.###", CultureInfo.InvariantCulture));

        public override string ToString() => _markup.ToString();
    }
}
