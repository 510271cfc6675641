package parley.client;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows whether the command being typed exists, and hides values that must not be seen. */
final class JLineHighlighter implements Highlighter {
    private final Completion completion;
    private final boolean colour;

    JLineHighlighter(Completion completion, boolean colour) {
        this.completion = completion;
        this.colour = colour;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        int from = completion.sensitiveFrom(buffer).orElse(buffer.length());
        String shown = buffer.substring(0, from) + "*".repeat(buffer.length() - from);
        int slash = Spot.skipBlanks(buffer, 0);
        if (!colour || !buffer.startsWith("/", slash)) {
            return new AttributedString(shown);
        }
        int end = Spot.wordEnd(buffer, slash);
        AttributedStyle style = AttributedStyle.DEFAULT
                .foreground(completion.knowsCommandOf(buffer) ? AttributedStyle.CYAN : AttributedStyle.RED);
        return new AttributedStringBuilder().styled(style, shown.substring(0, end)).append(shown.substring(end))
                .toAttributedString();
    }
}
