package parley.client;

import parley.wire.Printable;

/** What makes a terminal call its user, in the terminal's own language. It moves no cursor. */
final class Attention {
    /** The terminal's bell. */
    static final String BELL = "\u0007";
    /** The most characters of a notification; the rest is left out. */
    static final int LONGEST = 200;

    private static final String OSC_9 = "\u001b]9;";

    private Attention() {}

    /**
     * A notification: operating system command 9, first of iTerm2 and now of many. Others pass over it. Semicolons would
     * make it another command in some (9;4 is progress in ConEmu and Windows Terminal), so they become commas.
     */
    static String notification(String title, String text) {
        String both = title.isBlank() || text.isBlank() ? title + text : title + ": " + text;
        String plain = Printable.strip(both).replace('\t', ' ').replace(';', ',');
        return OSC_9 + Table.cut(plain, LONGEST) + BELL;
    }
}
