package parley.app;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import parley.app.bench.Workbench;
import parley.app.bench.crash.CrashBench;
import parley.app.bench.crash.CrashPlan;
import parley.app.bench.crash.OwnServer;
import parley.app.credentials.Account;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Option;
import parley.app.options.Syntax;

/** {@code parley bench crash}: whether a server loses anything when it is killed. */
final class BenchCrashCommand implements Subcommand {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int LARGEST_SEED = 999_999_999;
    private static final Option<Integer> ROUNDS = new Option<>("--rounds", "N", Format.wholeNumber(1, 100_000),
            "kills (100)");
    private static final Option<Integer> SECONDS = new Option<>("--seconds-per-round", "S",
            Format.wholeNumber(1, 3_600), "longest time under load before each kill, in seconds (1)");
    private static final Option<String> DURABILITY = new Option<>("--durability", "process|power",
            Format.choice("process", "process", "power", "power"), "as 'parley server' takes it (process)");
    private static final Option<Integer> SEED = new Option<>("--seed", "SEED", Format.wholeNumber(0, LARGEST_SEED),
            "decides what is left to chance: who sends to whom, and when it is killed (another each time)");

    @Override
    public String name() {
        return "bench crash";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley bench crash", "Kill a server under load, and look for what it lost.", List.of(),
                List.of(ROUNDS, SECONDS, DURABILITY, SEED),
                "A server of its own is killed at a random moment (SIGKILL) while " + CrashBench.USERS + " users send,"
                        + " and started again; they come back and resume. In the end every message that was"
                        + " acknowledged must have reached each of its receivers once, in the order sent. The exit status"
                        + " is 1 if one is lost, doubled, out of order, or was never sent.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException, InterruptedException {
        CrashPlan plan = plan(line);
        try (Workbench bench = Workbench.open(around.installation().launcher())) {
            List<Account> accounts = bench.accounts(CrashBench.USERS);
            OwnServer server = new OwnServer(bench, line.get(DURABILITY).orElse("process"), new SplittableRandom());
            new CrashBench(plan, server, accounts, around.out()).run();
            return ExitStatus.OK;
        }
    }

    static CrashPlan plan(CommandLine line) {
        return new CrashPlan(line.get(ROUNDS).orElse(100), Duration.ofSeconds(line.get(SECONDS).orElse(1)),
                SILENCE, line.get(SEED).orElseGet(() -> ThreadLocalRandom.current().nextInt(LARGEST_SEED)));
    }
}
