package parley.app.options;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The help of a command, made from its declaration. */
final class HelpText {
    private static final int WIDTH = 80;
    private static final int COLUMN = 26;

    private final Syntax syntax;
    private final StringBuilder text = new StringBuilder();

    HelpText(Syntax syntax) {
        this.syntax = syntax;
        text.append("Usage: ").append(syntax.command())
                .append(syntax.operands().stream().map(o -> " " + o.usage()).collect(Collectors.joining()))
                .append(" [OPTION]...\n");
        paragraph(syntax.summary());
        text.append('\n');
        syntax.operands().forEach(o -> entry(o.name(), o.help() + "; " + o.format().expected()));
        if (!syntax.operands().isEmpty()) {
            text.append('\n');
        }
        syntax.options().forEach(o -> entry(o.usage(), o.help()));
        if (!syntax.notes().isEmpty()) {
            text.append('\n');
            paragraph(syntax.notes());
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void entry(String name, String help) {
        String start = "  " + name;
        boolean fits = start.length() < COLUMN;
        text.append(start).append(fits ? " ".repeat(COLUMN - start.length()) : "\n" + " ".repeat(COLUMN));
        text.append(String.join("\n" + " ".repeat(COLUMN), wrap(help, WIDTH - COLUMN))).append('\n');
    }

    private void paragraph(String words) {
        words.lines().forEach(line -> text.append(String.join("\n", wrap(line, WIDTH))).append('\n'));
    }

    private static List<String> wrap(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
