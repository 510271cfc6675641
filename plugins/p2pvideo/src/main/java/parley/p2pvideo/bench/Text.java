package parley.p2pvideo.bench;

import java.util.Locale;

/** Numbers as people read them. */
final class Text {
    private Text() {}

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
