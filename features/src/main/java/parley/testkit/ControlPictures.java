package parley.testkit;

/** How a feature writes control characters: {@code ␛} for escape, {@code ␇} for the bell, {@code ␡} for delete. */
final class ControlPictures {
    private static final char FIRST = '␀';
    private static final char LAST = '␟';
    private static final char DELETE = '␡';

    private ControlPictures() {}

    /** The text with each picture replaced by its character. */
    static String toControls(String text) {
        StringBuilder controls = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            boolean picture = c >= FIRST && c <= LAST;
            controls.append(c == DELETE ? (char) 127 : picture ? (char) (c - FIRST) : c);
        }
        return controls.toString();
    }
}
