package parley.app.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.app.verify.Answer.Kind;

/** Lines that were not answered as they should be. */
final class WrongAnswers {
    /** How many kinds of them are shown. */
    private static final int SHOWN = 5;
    private static final int LONGEST_SHOWN = 60;

    private final List<Wrong> all = new ArrayList<>();

    private record Wrong(int user, String line, Answer answer) {}

    void add(int user, String line, Answer answer) {
        all.add(new Wrong(user, line, answer));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** How often the plugin failed. */
    long faults() {
        return all.stream().filter(WrongAnswers::isFault).count();
    }

    /** Shows one line of each kind, that is, of those that end at the same place of the plugin. */
    List<String> lines(Rehearsal rehearsal) throws IOException, InterruptedException {
        FaultLog log = rehearsal.faults(all.reversed().stream().filter(WrongAnswers::isFault).findFirst()
                .map(wrong -> wrong.answer.text()).orElse(""));
        Map<List<String>, List<String>> kinds = new LinkedHashMap<>();
        for (Wrong wrong : all) {
            kinds.computeIfAbsent(kind(wrong, log), kind -> lines(wrong, log));
        }
        List<String> lines = new ArrayList<>();
        kinds.values().stream().limit(SHOWN).forEach(lines::addAll);
        if (all.size() > 1) {
            lines.add(all.size() + " lines in all, which go wrong in " + kinds.size() + (kinds.size() == 1 ? " way" : " ways"));
        }
        return lines;
    }

    private static boolean isFault(Wrong wrong) {
        return wrong.answer.kind() == Kind.FAULT;
    }

    /** Without what was thrown itself, since its text may name the value. */
    private static List<String> kind(Wrong wrong, FaultLog log) {
        List<String> stack = log.stack(wrong.answer.text());
        return stack.size() < 2 ? List.of(wrong.answer.text()) : stack.subList(1, stack.size());
    }

    private static List<String> lines(Wrong wrong, FaultLog log) {
        List<String> lines = new ArrayList<>();
        lines.add(shown(wrong.line) + " by " + Rehearsal.USERS.get(wrong.user).name() + ": " + wrong.answer.text());
        log.stack(wrong.answer.text()).forEach(line -> lines.add("    " + line));
        return lines;
    }

    /** The line for people: short, and with its tabs to be seen. */
    private static String shown(String line) {
        String tabs = line.replace("\t", "\\t");
        return "'" + (tabs.length() <= LONGEST_SHOWN ? tabs
                : tabs.substring(0, LONGEST_SHOWN) + "\u2026 (" + line.length() + " characters)") + "'";
    }
}
