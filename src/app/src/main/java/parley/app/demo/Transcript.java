package parley.app.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What several terminals show, in one, each line behind the name of its terminal. At most 80 columns wide. Safe for use
 * by several threads.
 */
public final class Transcript {
    private static final int WIDTH = 80;
    private static final int NAME = 8;
    private static final String[] COLOURS = {"\u001b[36m", "\u001b[33m", "\u001b[35m", "\u001b[32m", "\u001b[34m"};
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;
    private final Map<String, String> colours = new HashMap<>(); // guarded by this
    private boolean muted;                                       // guarded by this

    /**
     * Makes one.
     *
     * @param out    where it is shown
     * @param colour whether names have colours
     */
    public Transcript(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Says what the next lines show. */
    synchronized void scene(String title) {
        out.println();
        out.println(colour ? BOLD + title + PLAIN : title);
    }

    /** A line that a terminal shows. */
    void shown(String terminal, String line) {
        put(terminal, "  ", line);
    }

    /** A line that is typed at a terminal. */
    void typed(String terminal, String line) {
        put(terminal, "> ", line);
    }

    /** A line of the demo's own. */
    synchronized void note(String line) {
        wrap(line, WIDTH).forEach(out::println);
    }

    /** Shows nothing more of the terminals, because somebody uses this one. */
    synchronized void mute() {
        muted = true;
    }

    /** Shows the terminals again. */
    synchronized void unmute() {
        muted = false;
    }

    private synchronized void put(String terminal, String mark, String line) {
        if (muted) {
            return;
        }
        String name = terminal.length() > NAME ? terminal.substring(0, NAME) : terminal;
        String start = " ".repeat(NAME - name.length()) + coloured(name) + " " + mark;
        int indent = NAME + 1 + mark.length();
        out.println(start + String.join("\n" + " ".repeat(indent), wrap(line, WIDTH - indent)));
    }

    private String coloured(String name) {
        if (!colour) {
            return name;
        }
        return colours.computeIfAbsent(name, n -> COLOURS[colours.size() % COLOURS.length]) + name + PLAIN;
    }

    /** Breaks at blanks, and within words that are longer than a line; blanks that align columns stay. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.stripTrailing();
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 && !rest.substring(0, blank).isBlank() ? blank : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
