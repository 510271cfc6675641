package parley.features.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a page of Markdown that is to be followed step by step. What its blocks mean follows from their kind, and from the line
 * above them:
 *
 * <ul>
 *   <li>{@code sh} is typed, and {@code text} after it is what then is seen;
 *   <li>other text goes into the file that the line above names at its end, as {@code `src/X.java`:}. A {@code diff} goes into
 *       it, too;
 *   <li>text under a line that ends with a link to a file, {@code [it](path):}, is a quotation from that.
 * </ul>
 */
final class Page {
    private static final String FENCE = "```";
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`:$");
    private static final Pattern LINKED = Pattern.compile("]\\(([^)]+)\\):$");
    private static final List<String> CONTENTS = List.of("java", "properties", "gherkin", "text");

    private final List<Step> steps = new ArrayList<>();

    private Page() {}

    /** The steps in their order; throws {@link IllegalArgumentException} for a block of which it is not clear what to do. */
    static List<Step> read(String markdown) {
        Page page = new Page();
        List<String> lines = markdown.lines().toList();
        String above = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
                if (end == i) {
                    throw new IllegalArgumentException("The block in line " + (i + 1) + " does not end.");
                }
                page.add(line.substring(FENCE.length()), above, String.join("\n", lines.subList(i + 1, end)) + "\n", i + 1);
                i = end;
                above = "";
            } else if (!line.isBlank()) {
                above = line;
            }
        }
        return page.steps;
    }

    private void add(String kind, String above, String block, int line) {
        Optional<String> named = at(NAMED, above);
        Optional<String> linked = at(LINKED, above);
        if (kind.equals("sh")) {
            steps.add(new Step.Run(block, ""));
        } else if (kind.equals("diff") && named.isPresent() && block.lines().allMatch(part -> part.matches("[+-].*"))) {
            steps.add(new Step.Change(named.get(), block));
        } else if (CONTENTS.contains(kind) && named.isPresent()) {
            steps.add(new Step.Write(named.get(), block));
        } else if (CONTENTS.contains(kind) && linked.isPresent()) {
            steps.add(new Step.Quote(linked.get(), block));
        } else if (kind.equals("text") && !steps.isEmpty() && steps.getLast() instanceof Step.Run run && run.expected().isEmpty()) {
            steps.set(steps.size() - 1, new Step.Run(run.commands(), block));
        } else {
            throw new IllegalArgumentException("What is a reader to do with the block '" + kind + "' in line " + line
                    + "? Above it stands: " + above);
        }
    }

    private static Optional<String> at(Pattern end, String line) {
        Matcher m = end.matcher(line);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }
}
