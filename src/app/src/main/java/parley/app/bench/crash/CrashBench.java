package parley.app.bench.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import parley.app.credentials.Account;

/** Kills a server under load again and again, and compares what it acknowledged with what arrived. */
public final class CrashBench {
    /** Users that it takes. */
    public static final int USERS = 8 * Crowd.GROUP;

    private final CrashPlan plan;
    private final Victim victim;
    private final List<Account> accounts;
    private final PrintStream out;
    private final Ledger ledger = new Ledger(USERS);

    /**
     * Makes one.
     *
     * @param accounts of {@link #USERS} users of the server, named {@code u0} and so on
     * @param out      where it says what it does, and what it found
     */
    public CrashBench(CrashPlan plan, Victim victim, List<Account> accounts, PrintStream out) {
        this.plan = plan;
        this.victim = victim;
        this.accounts = List.copyOf(accounts);
        this.out = out;
    }

    /**
     * Carries the plan out. The server runs when it returns.
     *
     * @throws IOException if the server does not come back, or anything was lost, doubled, out of order or invented; the
     *         text says what
     */
    public void run() throws IOException, InterruptedException {
        RandomGenerator random = new SplittableRandom(plan.seed());
        say("%d users in %d groups; %d kills, with seed %d.", USERS, USERS / Crowd.GROUP, plan.rounds(), plan.seed());
        try (Crowd crowd = new Crowd(accounts, ledger, random)) {
            double seconds = comeBack(crowd);
            requireAnId();
            crowd.makeGroups();
            for (int round = 1; round <= plan.rounds(); round++) {
                crowd.send(Duration.ofNanos(random.nextLong(plan.load().toNanos()) + 1));
                victim.kill();
                crowd.lose();
                say("kill %3d: here after %.2f s, %,d sent again, %,d acknowledged so far", round, seconds,
                        crowd.again(), ledger.acknowledged());
                seconds = comeBack(crowd);
            }
            crowd.settle(plan.silence());
            say("the end:  here after %.2f s, %,d sent again, %,d acknowledged in all", seconds, crowd.again(),
                    ledger.acknowledged());
        }
        ledger.close();
        judge();
    }

    /** Returns the seconds from the start of the server until all users were logged in. */
    private double comeBack(Crowd crowd) throws IOException, InterruptedException {
        long start = System.nanoTime();
        InetSocketAddress address = victim.start();
        crowd.come(address);
        return (System.nanoTime() - start) / 1e9;
    }

    private void requireAnId() throws IOException {
        if (ledger.lastSeen(0) == Ledger.NOTHING_SEEN) {
            throw new IOException("the server's WELCOME has no id, so nobody could resume after a crash.");
        }
    }

    private void judge() throws IOException {
        if (ledger.counts().isEmpty()) {
            say("Nothing is lost: each of %,d acknowledged messages reached every receiver once, in order;%n"
                    + "%,d more were under way when the server died, and arrived at most once.", ledger.acknowledged(),
                    ledger.sent() - ledger.acknowledged());
            return;
        }
        ledger.faults().forEach(fault -> say("%s: %s", fault.kind().inWords(), fault.what()));
        throw new IOException(ledger.counts().entrySet().stream()
                .map(e -> "%,d %s".formatted(e.getValue(), e.getKey().inWords())).collect(Collectors.joining(", "))
                + ", of " + "%,d".formatted(ledger.sent()) + " sent with seed " + plan.seed() + ".");
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
