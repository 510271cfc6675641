package parley.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes a line, part by part in the order of the grammar: tags, source, verb, words, text.
 * {@snippet :
 * new LineBuilder().tag("id", "17").source("yoda").verb("MESSAGE").word("hans").text("hello").toBytes()
 * }
 * Control characters are taken out of every part but the tab, so no part can end the line. A line over
 * {@link Protocol#LONGEST_LINE} is cut at its end, between characters. It is held in UTF-8 as it will be sent, and a builder
 * can be used again after {@link #clear}, so that a busy server makes no garbage of lines. Not thread-safe.
 */
public final class LineBuilder {
    private static final byte[] END = {'\r', '\n'};

    private byte[] bytes = new byte[256];
    private int size;
    private boolean tagged;

    /** Creates an empty line. */
    public LineBuilder() {}

    /** Begins a new line. */
    public LineBuilder clear() {
        size = 0;
        tagged = false;
        return this;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Adds a tag, escaped; only before anything else. */
    public LineBuilder tag(String name, String value) {
        tagName(name);
        put(Tags.escape(Printable.strip(value)));
        return this;
    }

    /** Adds a tag with a number, at least 0; only before anything else. */
    public LineBuilder tag(String name, long value) {
        tagName(name);
        number(value);
        return this;
    }

    private void tagName(String name) {
        put((byte) (tagged ? ';' : '@'));
        put(name);
        put((byte) '=');
        tagged = true;
    }

    /** Says who it comes from: a name without blanks. */
    public LineBuilder source(String name) {
        blank();
        put((byte) ':');
        put(Printable.encode(name));
        return this;
    }

    /** Adds the verb. */
    public LineBuilder verb(String verb) {
        blank();
        put(Printable.encode(verb));
        return this;
    }

    /**
     * Adds a parameter.
     *
     * @throws IllegalArgumentException if, without its control characters, it is empty, holds a blank or starts with a
     *         colon, which would make it another parameter, or none
     */
    public LineBuilder word(String word) {
        int before = size;
        put((byte) ' ');
        put(Printable.encode(word));
        int first = before + 1;
        if (size == first || bytes[first] == ':' || Ascii.indexOf((byte) ' ', bytes, first, size) < size) {
            String plain = new String(bytes, first, size - first, StandardCharsets.UTF_8);
            size = before;
            throw new IllegalArgumentException("'" + plain + "' cannot be a word of a line");
        }
        return this;
    }

    /** Adds a number, at least 0, as a parameter. */
    public LineBuilder word(long number) {
        put((byte) ' ');
        number(number);
        return this;
    }

    /** Adds the text, which ends the line. */
    public LineBuilder text(String text) {
        put((byte) ' ');
        put((byte) ':');
        put(Printable.encode(text));
        return this;
    }

    /** Ends the line and returns how many bytes {@link #copyTo} will copy: the line with its end. */
    public int end() {
        return end(Protocol.LONGEST_LINE);
    }

    /** As {@link #end()}, for a line of which only so many bytes are left. */
    public int end(int longest) {
        if (size > longest - END.length) {
            size = longest - END.length;
            while ((bytes[size] & 0xC0) == 0x80) { // within a character
                size--;
            }
        }
        room(END.length);
        bytes[size] = END[0];
        bytes[size + 1] = END[1];
        return size + END.length;
    }

    /** Copies the line, with its end, to an array with room for it. Only after {@link #end}. */
    public void copyTo(byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, size + END.length);
    }

    /** Copies the line, with its end, to a buffer with room for it. Only after {@link #end}. */
    public void copyTo(ByteBuffer to) {
        to.put(bytes, 0, size + END.length);
    }

    /** The line with its end, in UTF-8. */
    public byte[] toBytes() {
        int length = end();
        return Arrays.copyOf(bytes, length);
    }

    /** The line without its end. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void blank() {
        if (size > 0) {
            put((byte) ' ');
        }
    }

    private void put(String ascii) {
        put(ascii.getBytes(StandardCharsets.UTF_8));
    }

    private void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void put(byte one) {
        room(1);
        bytes[size++] = one;
    }

    private void number(long number) {
        room(Decimal.MOST_DIGITS);
        int first = new Decimal(bytes, size + Decimal.MOST_DIGITS).set(number);
        int length = size + Decimal.MOST_DIGITS - first;
        System.arraycopy(bytes, first, bytes, size, length);
        size += length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
