package parley.wire;

/**
 * A line that a client sends: {@code [@label=7 ]VERB[ rest]}, where a verb that starts with a slash is a command as the
 * user typed it and the rest is raw.
 *
 * @param label   what the answer is to carry; empty if there is none
 * @param line    all of it, without its end
 * @param verbAt  where the verb begins in the line
 * @param verbEnd where it ends, and the rest begins
 */
public record Request(String label, String line, int verbAt, int verbEnd) {
    private static final int LONGEST_LABEL = 64;
    private static final String LABEL_ALONE = "@" + Protocol.LABEL + "=";

    /**
     * Reads a line.
     *
     * @param line without its end
     * @throws MalformedLineException if there is no verb, a tag has no name, or the label is longer than 64 characters
     *         or holds others than letters, digits and {@code . _ -}
     */
    public static Request parse(String line) throws MalformedLineException {
        int at = 0;
        String label = "";
        if (line.startsWith("@")) {
            int blank = Line.wordEnd(line, 0);
            label = label(line, blank);
            at = blank;
        }
        at = Line.skipBlanks(line, at);
        int verbEnd = Line.wordEnd(line, at);
        if (verbEnd == at) {
            throw new MalformedLineException("a line without a verb", label);
        }
        return new Request(label, line, at, verbEnd);
    }

    /** The verb: {@code HELLO}, {@code /msgto}. */
    public String verb() {
        return line.substring(verbAt, verbEnd);
    }

    /** Whether that is the verb; cheaper than to ask for it. */
    public boolean hasVerb(String verb) {
        return verb.length() == verbEnd - verbAt && line.startsWith(verb, verbAt);
    }

    /** All that follows the verb, from the blank on. */
    public String rest() {
        return line.substring(verbEnd);
    }

    /** The label at the beginning of a line of which the rest is not known; empty if there is no sound one. */
    public static String label(String beginning) {
        int blank = beginning.indexOf(' ');
        if (blank < 0 || !beginning.startsWith("@")) {
            return "";
        }
        try {
            return soundLabel(beginning.substring(1, blank));
        } catch (MalformedLineException e) {
            return ""; // the line has a worse fault, which is told
        }
    }

    /** Whether it is a command, not one of the protocol's own verbs. */
    public boolean isCommand() {
        return line.charAt(verbAt) == '/';
    }

    /** The command's name, without its slash. */
    public String command() {
        return line.substring(verbAt + 1, verbEnd);
    }

    /** The rest read by the grammar of {@link Line}, for the protocol's own verbs. */
    public Line toLine() throws MalformedLineException {
        return Line.parse(line.substring(verbAt));
    }

    /** The label of a line whose tags end before {@code blank}; most have no other tag. */
    private static String label(String line, int blank) throws MalformedLineException {
        boolean alone = line.startsWith(LABEL_ALONE) && line.lastIndexOf(';', blank) < 0 && line.lastIndexOf('\\', blank) < 0;
        return alone ? sound(line.substring(LABEL_ALONE.length(), blank)) : soundLabel(line.substring(1, blank));
    }

    private static String soundLabel(String tags) throws MalformedLineException {
        return sound(Tags.parse(tags).getOrDefault(Protocol.LABEL, ""));
    }

    private static String sound(String label) throws MalformedLineException {
        if (label.length() > LONGEST_LABEL) {
            throw new MalformedLineException("a label of " + label.length() + " characters: use 64 at most");
        }
        for (int i = 0; i < label.length(); i++) {
            if (!isLabelCharacter(label.charAt(i))) {
                throw new MalformedLineException("a label with other characters than letters, digits, '.', '_' and '-'");
            }
        }
        return label;
    }

    private static boolean isLabelCharacter(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }
}
