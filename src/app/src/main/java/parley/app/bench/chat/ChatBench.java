package parley.app.bench.chat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.app.bench.Child;
import parley.app.bench.Workbench;
import parley.app.credentials.Account;

/** Measures what a server carries, and beside it a bare relay on the same machine. */
public final class ChatBench {
    private final ChatPlan plan;
    private final Path launcher;
    private final PrintStream out;

    /**
     * Makes one.
     *
     * @param launcher the file that starts the program
     * @param out      where it says what it does, and what it found
     */
    public ChatBench(ChatPlan plan, Path launcher, PrintStream out) {
        this.plan = plan;
        this.launcher = launcher;
        this.out = out;
    }

    /**
     * Measures a server of its own, with users of its own, on this machine.
     *
     * @throws IOException if something cannot be started, or the run is invalid; the text says why
     */
    public void measureOwn() throws IOException, InterruptedException {
        try (Workbench bench = Workbench.open(launcher)) {
            List<Account> accounts = bench.accounts(plan.scenario().users());
            Child child = bench.server("--any-port");
            Measurement server;
            try (child) {
                server = take(loopback(child), accounts, Optional.of(child.handle()));
            }
            report(server, bound(bench));
        }
    }

    /**
     * Measures a server that is there. A bare relay is measured only if that server is on this machine.
     *
     * @param accounts of users on it, as many as the scenario has
     * @param process  of the server, if it is on this machine and known
     * @throws IOException if something cannot be started, or the run is invalid; the text says why
     */
    public void measure(InetSocketAddress address, List<Account> accounts, Optional<Long> process)
            throws IOException, InterruptedException {
        Measurement server = take(address, accounts, process.flatMap(ProcessHandle::of));
        if (plan.bounded() && address.getAddress().isLoopbackAddress()) {
            try (Workbench bench = Workbench.open(launcher)) {
                report(server, bound(bench));
            }
        } else {
            report(server, Optional.empty());
        }
    }

    private Measurement take(InetSocketAddress address, List<Account> accounts, Optional<ProcessHandle> process)
            throws IOException {
        introduce();
        out.println("Measuring the server.");
        String group = "bench" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "n";
        Dialect dialect = new ParleyDialect(plan.scenario(), accounts, plan.labelled(), group);
        return Measurement.take(plan, plan.labelled(), dialect, address, process);
    }

    private Optional<Measurement> bound(Workbench bench) throws IOException, InterruptedException {
        if (!plan.bounded()) {
            return Optional.empty();
        }
        out.println("Measuring a bare relay.");
        try (Child relay = bench.start(List.of("bench", "relay"))) {
            return Optional.of(Measurement.take(plan, false, new RelayDialect(plan.scenario()), loopback(relay),
                    Optional.of(relay.handle())));
        }
    }

    private void introduce() {
        out.println(plan.scenario().inWords() + "; " + plan.time().toSeconds() + " s count, after "
                + plan.warmUp().toSeconds() + " s of warm-up.");
    }

    private void report(Measurement server, Optional<Measurement> relay) throws IOException {
        new Report(out, server, relay).print(plan);
        if (server.faults().isPresent()) {
            throw new IOException("the run is INVALID: " + server.faults().get() + ".");
        }
        Optional<String> ofRelay = relay.flatMap(Measurement::faults);
        if (ofRelay.isPresent()) {
            throw new IOException("the run of the bare relay is INVALID: " + ofRelay.get() + ".");
        }
    }

    private static InetSocketAddress loopback(Child child) throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), child.port());
    }
}
