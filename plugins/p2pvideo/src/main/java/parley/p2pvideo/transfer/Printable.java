package parley.p2pvideo.transfer;

/** Makes text from another computer safe to print. */
public final class Printable {
    private Printable() {
    }

    /**
     * The text without what could act on a terminal or fool its reader: control characters (escape sequences among
     * them), format characters such as those that turn the direction of writing, line separators and lone surrogates.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Printable::isSafe).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                 Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
