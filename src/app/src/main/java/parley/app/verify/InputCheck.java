package parley.app.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.api.CommandSpec;
import parley.app.verify.Answer.Kind;

/** Whether every line that a user may type is answered, and none of them does harm. */
final class InputCheck implements Check {
    /** How many lines that go wrong are shown. */
    private static final int SHOWN = 5;
    /** After so many lines without an answer a command is left alone: each costs the time that is waited. */
    private static final int UNANSWERED = 2;
    private static final int LONGEST_SHOWN = 60;

    @Override
    public String name() {
        return "input";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notRunning();
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException, InterruptedException {
        Tally tally = new Tally();
        List<String> counts = new ArrayList<>();
        for (CommandSpec spec : trial.rehearsal().commands()) {
            tally.faults += trial.rehearsal().setScene();
            counts.add(call(trial, spec, tally));
        }
        List<Finding> findings = new ArrayList<>();
        if (!tally.wrong.isEmpty()) {
            findings.add(Finding.failed("some lines are not answered as they should be: refuse what cannot be with a"
                    + " CommandException that says why", tally.wrong()));
        }
        harm(trial.rehearsal(), tally.faults, findings);
        if (findings.isEmpty()) {
            findings.add(Finding.ok(counts.isEmpty() ? "there is no command to be called"
                    : "every line is answered, and every session goes on:", counts));
        }
        return findings;
    }

    private static String call(Trial trial, CommandSpec spec, Tally tally) throws IOException, InterruptedException {
        List<String> lines = InputLines.of(spec);
        int done = 0;
        int left = 0;
        int unanswered = 0;
        int sent = 0;
        for (int user : List.of(Rehearsal.CALLER, Rehearsal.ADMINISTRATOR)) {
            for (String line : lines) {
                if (unanswered == UNANSWERED) {
                    break;
                }
                Answer answer = answer(trial.rehearsal().conversation(), user, line);
                sent++;
                switch (answer.kind()) {
                    case DONE -> {
                        done++;
                        trial.carriedOut(spec.name(), line);
                    }
                    case REFUSED -> { }
                    case LEFT -> left++;
                    case FAULT -> {
                        tally.faults++;
                        tally.add(user, line, answer.text(), trial.rehearsal().faults());
                    }
                    case LOST, NONE -> {
                        unanswered += answer.kind() == Kind.NONE ? 1 : 0;
                        tally.add(user, line, answer.text(), trial.rehearsal().faults());
                    }
                }
            }
        }
        return "/" + spec.name() + ": " + sent + " lines, half of them by an administrator; " + done + " carried out, "
                + (sent - done - left) + " refused" + (left == 0 ? "" : ", " + left + " after which the user had left");
    }

    /** One who has left comes back before; one whose line has no answer is dropped, lest the next waits behind it. */
    private static Answer answer(Conversation conversation, int user, String line) throws IOException {
        conversation.come(user);
        conversation.come(Rehearsal.FRIEND);
        Answer answer = conversation.ask(user, line);
        if (answer.kind() == Kind.NONE) {
            conversation.drop(user);
        }
        return answer;
    }

    private static void harm(Rehearsal rehearsal, long answered, List<Finding> findings) {
        rehearsal.givenUp().forEach(reason -> findings.add(Finding.failed("a server would have taken it out: " + reason,
                List.of())));
        if (rehearsal.demoted() > 0) {
            findings.add(Finding.failed("a command promises never to block, and does: leave 'immediately' out, or hand the work"
                    + " to 'after'", rehearsal.state().lastFault().stream().toList()));
        }
        long others = rehearsal.state().faults() - answered - rehearsal.demoted();
        if (others > 0) {
            findings.add(Finding.failed(others + " faults in its listeners and tasks: catch what they cannot do",
                    rehearsal.state().lastFault().stream().toList()));
        }
    }

    /** The line for people: short, and with its tabs to be seen. */
    static String shown(String line) {
        String tabs = line.replace("\t", "\\t");
        return "'" + (tabs.length() <= LONGEST_SHOWN ? tabs
                : tabs.substring(0, LONGEST_SHOWN) + "\u2026 (" + line.length() + " characters)") + "'";
    }

    /** What went wrong, each kind of it once. */
    private static final class Tally {
        private final Map<String, List<String>> wrong = new LinkedHashMap<>(); // by what it is, the lines for people
        private long faults;
        private int all;

        void add(int user, String line, String text, FaultLog log) throws IOException, InterruptedException {
            all++;
            if (wrong.size() == SHOWN) {
                return;
            }
            List<String> stack = log.stack(text);
            String what = stack.isEmpty() ? text : String.join("\n", stack);
            if (!wrong.containsKey(what)) {
                List<String> shown = new ArrayList<>();
                shown.add(shown(line) + " by " + Rehearsal.USERS.get(user).name() + ": " + text);
                stack.forEach(s -> shown.add("    " + s));
                wrong.put(what, shown);
            }
        }

        List<String> wrong() {
            List<String> lines = new ArrayList<>(wrong.values().stream().flatMap(List::stream).toList());
            if (all > wrong.size()) {
                lines.add(all + " lines in all; of those that go wrong in the same way one is shown");
            }
            return lines;
        }
    }
}
