package parley.app.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.api.CommandSpec;
import parley.app.verify.Answer.Kind;

/** Whether every line that a user may type is answered, and none of them does harm. */
final class InputCheck implements Check {
    /** After so many lines without an answer a command is left alone: each costs the time that is waited. */
    private static final int UNANSWERED = 2;

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
        WrongAnswers wrong = new WrongAnswers();
        int faults = 0;
        List<String> counts = new ArrayList<>();
        for (CommandSpec spec : trial.rehearsal().commands()) {
            faults += trial.rehearsal().setScene();
            counts.add(call(trial, spec, wrong));
        }
        List<Finding> findings = new ArrayList<>();
        if (!wrong.isEmpty()) {
            findings.add(Finding.failed("some lines are not answered as they should be: refuse what cannot be with a"
                    + " CommandException that says why", wrong.lines(trial.rehearsal())));
        }
        harm(trial.rehearsal(), faults + wrong.faults(), findings);
        if (findings.isEmpty()) {
            findings.add(Finding.ok(counts.isEmpty() ? "there is no command to be called"
                    : "every line is answered, and every session goes on:", counts));
        }
        return findings;
    }

    private static String call(Trial trial, CommandSpec spec, WrongAnswers wrong) throws IOException {
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
                    case FAULT, LOST, NONE -> {
                        unanswered += answer.kind() == Kind.NONE ? 1 : 0;
                        wrong.add(user, line, answer);
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
}
