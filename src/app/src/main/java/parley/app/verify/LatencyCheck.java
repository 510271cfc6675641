package parley.app.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parley.api.CommandSpec;
import parley.app.verify.Answer.Kind;

/** How long the plugin's commands take, from the line to its answer, as a user on the same machine has it. */
final class LatencyCheck implements Check {
    /** For a command that holds up everybody on its loop. */
    private static final Duration IMMEDIATE = Duration.ofMillis(5);
    private static final Duration ANY = Duration.ofSeconds(1);
    /** Calls before those whose time is taken, in which Java compiles what it runs. */
    private static final int WARM_UP = 50;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Optional<String> obstacle(Trial trial) {
        return trial.notRunning();
    }

    @Override
    public List<Finding> run(Trial trial) throws IOException {
        List<String> times = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        for (CommandSpec spec : trial.rehearsal().commands()) {
            List<String> lines = trial.carriedOut(spec.name());
            if (lines.isEmpty()) {
                times.add("/" + spec.name() + ": not measured, since no line above was carried out");
                continue;
            }
            trial.rehearsal().setScene();
            measure(trial, lines, WARM_UP);
            long[] nanos = measure(trial, lines, trial.bounds().calls());
            long p99 = quantile(nanos, 0.99);
            times.add("/%s: p50 %.2f ms, p99 %.2f ms, of %d calls".formatted(spec.name(), quantile(nanos, 0.5) / 1e6,
                    p99 / 1e6, nanos.length));
            if (spec.immediate() && p99 > IMMEDIATE.toNanos()) {
                notes.add(Finding.note("/" + spec.name() + " promises never to block, and of a hundred calls one takes more"
                        + " than " + IMMEDIATE.toMillis() + " ms, while others on its loop wait", List.of()));
            } else if (p99 > ANY.toNanos()) {
                notes.add(Finding.note("of a hundred calls of /" + spec.name() + " one takes more than " + ANY.toSeconds()
                        + " s", List.of()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(times.isEmpty() ? "there is no command to be called" : "from a line to its answer:", times));
        findings.addAll(notes);
        return findings;
    }

    /** By the administrator, who may call all of them, with these lines in turn. Sorted. */
    private static long[] measure(Trial trial, List<String> lines, int most) throws IOException {
        Conversation conversation = trial.rehearsal().conversation();
        long[] nanos = new long[most];
        long total = 0;
        int calls = 0;
        while (calls < nanos.length && total < trial.bounds().commandMax().toNanos()) {
            conversation.come(Rehearsal.ADMINISTRATOR);
            conversation.come(Rehearsal.FRIEND);
            Answer answer = conversation.send(Rehearsal.ADMINISTRATOR, lines.get(calls % lines.size()));
            if (answer.kind() == Kind.NONE) {
                conversation.drop(Rehearsal.ADMINISTRATOR);
            }
            nanos[calls++] = answer.nanos();
            total += answer.nanos();
        }
        long[] sorted = Arrays.copyOf(nanos, calls);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The duration that a share of those sorted, from 0 to 1, do not exceed. */
    private static long quantile(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
