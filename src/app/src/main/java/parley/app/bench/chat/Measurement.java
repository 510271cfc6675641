package parley.app.bench.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import parley.app.bench.ProcessUse;

/**
 * What one run showed. CPU is unknown, and empty, where the process is, or the system does not tell.
 *
 * @param logInSeconds  until all users were logged in
 * @param logInCpu      CPU seconds of the server for that
 * @param idle          the server before the log-ins
 * @param loggedIn      and after them
 * @param seconds       that were measured
 * @param delivered     deliveries in that time
 * @param acknowledged  acknowledgements in that time
 * @param cpu           CPU seconds of the server in that time
 * @param generatorCpu  and of the generator
 * @param latency       of the deliveries
 * @param faults        what makes the run invalid, in words; empty if nothing does
 */
record Measurement(double logInSeconds, OptionalDouble logInCpu, ProcessUse idle, ProcessUse loggedIn, double seconds,
                   long delivered, long acknowledged, OptionalDouble cpu, OptionalDouble generatorCpu,
                   Histogram latency, Optional<String> faults) {
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /**
     * Carries a plan out.
     *
     * @param process of the server, if it is known
     * @throws IOException if the users cannot be logged in, or make their groups
     */
    static Measurement take(ChatPlan plan, boolean labelled, Dialect dialect, InetSocketAddress server,
            Optional<ProcessHandle> process) throws IOException {
        try (Generator generator = new Generator(plan.scenario(), labelled, dialect, server)) {
            ProcessUse idle = use(process);
            long start = System.nanoTime();
            generator.logIn();
            double logInSeconds = secondsSince(start);
            ProcessUse loggedIn = use(process);
            generator.join();
            generator.start();
            generator.runFor(plan.warmUp());

            generator.traffic().startTiming();
            Tally before = generator.traffic().tally();
            ProcessUse warm = use(process);
            ProcessUse ownWarm = ProcessUse.of(ProcessHandle.current());
            long measured = System.nanoTime();
            generator.runFor(plan.time());
            double seconds = secondsSince(measured);
            Tally after = generator.traffic().tally();
            OptionalDouble cpu = use(process).cpuSince(warm);
            OptionalDouble ownCpu = ProcessUse.of(ProcessHandle.current()).cpuSince(ownWarm);

            generator.drain(SILENCE);
            Optional<String> faults = generator.faults();
            if (faults.isEmpty()) {
                generator.leave();
            }
            return new Measurement(logInSeconds, loggedIn.cpuSince(idle), idle, loggedIn, seconds,
                    after.delivered() - before.delivered(), after.acknowledged() - before.acknowledged(), cpu, ownCpu,
                    generator.traffic().latency(), faults);
        }
    }

    /** Deliveries a second. */
    double rate() {
        return delivered / seconds;
    }

    /** CPU seconds of the server for a million deliveries. */
    OptionalDouble cpuPerMillion() {
        return cpu.isPresent() && delivered > 0 ? OptionalDouble.of(cpu.getAsDouble() / delivered * 1e6)
                : OptionalDouble.empty();
    }

    /** Bytes of memory that each of {@code users} took. */
    OptionalDouble bytesPerSession(int users) {
        return idle.residentBytes().isPresent() && loggedIn.residentBytes().isPresent()
                ? OptionalDouble.of((loggedIn.residentBytes().getAsLong() - idle.residentBytes().getAsLong())
                        / (double) users)
                : OptionalDouble.empty();
    }

    private static ProcessUse use(Optional<ProcessHandle> process) {
        return process.map(ProcessUse::of).orElse(ProcessUse.UNKNOWN);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
