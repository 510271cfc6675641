package parley.wire;

import java.nio.charset.StandardCharsets;

/**
 * Makes a line, part by part in the order of the grammar: tags, source, verb, words, text.
 * {@snippet :
 * new LineBuilder().tag("id", "17").source("yoda").verb("MESSAGE").word("hans").text("hello").toBytes()
 * }
 * Control characters are taken out of every part but the tab, so no part can end the line. A line over
 * {@link Protocol#LONGEST_LINE} is cut at its end, between characters.
 */
public final class LineBuilder {
    private static final byte[] END = {'\r', '\n'};

    private final StringBuilder line = new StringBuilder(256);
    private boolean tagged;

    /** Creates an empty line. */
    public LineBuilder() {}

    /** Adds a tag, escaped; only before anything else. */
    public LineBuilder tag(String name, String value) {
        line.append(tagged ? ';' : '@').append(name).append('=');
        Tags.escape(Printable.strip(value), line);
        tagged = true;
        return this;
    }

    /** Says who it comes from: a name without blanks. */
    public LineBuilder source(String name) {
        blank();
        line.append(':').append(Printable.strip(name));
        return this;
    }

    /** Adds the verb. */
    public LineBuilder verb(String verb) {
        blank();
        line.append(Printable.strip(verb));
        return this;
    }

    /**
     * Adds a parameter.
     *
     * @throws IllegalArgumentException if, without its control characters, it is empty, holds a blank or starts with a
     *         colon, which would make it another parameter, or none
     */
    public LineBuilder word(String word) {
        String plain = Printable.strip(word);
        if (plain.isEmpty() || plain.indexOf(' ') >= 0 || plain.charAt(0) == ':') {
            throw new IllegalArgumentException("'" + plain + "' cannot be a word of a line");
        }
        line.append(' ').append(plain);
        return this;
    }

    /** Adds the text, which ends the line. */
    public LineBuilder text(String text) {
        line.append(" :").append(Printable.strip(text));
        return this;
    }

    /** The line with its end, in UTF-8. */
    public byte[] toBytes() {
        int length = line.length();
        byte[] bytes = line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        line.setLength(length);
        return bytes.length <= Protocol.LONGEST_LINE ? bytes : cut(bytes);
    }

    /** The line without its end. */
    @Override
    public String toString() {
        return line.toString();
    }

    private void blank() {
        if (!line.isEmpty()) {
            line.append(' ');
        }
    }

    private static byte[] cut(byte[] bytes) {
        int keep = Protocol.LONGEST_LINE - END.length;
        while ((bytes[keep] & 0xC0) == 0x80) { // within a character
            keep--;
        }
        byte[] cut = java.util.Arrays.copyOf(bytes, keep + END.length);
        System.arraycopy(END, 0, cut, keep, END.length);
        return cut;
    }
}
