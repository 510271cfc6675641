package parley.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line as the grammar has it: {@code [@tags ][:source ]VERB[ param…][ :text]}.
 *
 * @param tags   by name; a tag without a value has an empty one
 * @param source who it comes from; empty if it does not say
 * @param verb   what it is
 * @param params its words; the text, if there is one, is the last
 */
public record Line(Map<String, String> tags, String source, String verb, List<String> params) {
    /** Keeps the lists as they cannot be changed. */
    public Line {
        params = List.copyOf(params);
    }

    /**
     * Reads a line.
     *
     * @param line without its end
     * @throws MalformedLineException if there is no verb, or a tag has no name
     */
    public static Line parse(String line) throws MalformedLineException {
        int at = 0;
        Map<String, String> tags = Map.of();
        if (line.startsWith("@")) {
            int blank = wordEnd(line, at);
            tags = Tags.parse(line.substring(1, blank));
            at = skipBlanks(line, blank);
        }
        String source = "";
        if (line.startsWith(":", at)) {
            int blank = wordEnd(line, at);
            source = line.substring(at + 1, blank);
            at = skipBlanks(line, blank);
        }
        int verbEnd = wordEnd(line, at);
        if (verbEnd == at) {
            throw new MalformedLineException("a line without a verb");
        }
        return new Line(tags, source, line.substring(at, verbEnd), params(line, skipBlanks(line, verbEnd)));
    }

    /** A parameter by its place from 0; empty if there are fewer. */
    public String param(int index) {
        return index < params.size() ? params.get(index) : "";
    }

    /** The last parameter; empty if there is none. */
    public String text() {
        return params.isEmpty() ? "" : params.getLast();
    }

    /** The value of a tag; empty if it is not there. */
    public String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    private static List<String> params(String line, int start) {
        List<String> params = new ArrayList<>(4);
        int at = start;
        while (at < line.length()) {
            if (line.charAt(at) == ':') {
                params.add(line.substring(at + 1));
                break;
            }
            int end = wordEnd(line, at);
            params.add(line.substring(at, end));
            at = skipBlanks(line, end);
        }
        return params;
    }

    static int wordEnd(String line, int from) {
        int blank = line.indexOf(' ', from);
        return blank < 0 ? line.length() : blank;
    }

    static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
