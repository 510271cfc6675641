package parley.p2pvideo.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.api.Benchmark;
import parley.p2pvideo.bench.Plan.Part;

/** {@code parley bench transfer}: how fast a file gets from one end to the other, and what it costs. */
public final class TransferBenchmark implements Benchmark {
    /** Larger than Ethernet's, so that each costs its system calls in full; what most paths carry. */
    private static final int ETHERNET = 1_472;
    /** The largest that the engine looks for: eight times 7,680 bytes of payload, which suits the JDK's AES. */
    private static final int LARGEST = 61_475;
    private static final long WARM_UP = 64L << 20;

    /** The benchmark, as the program makes it. */
    public TransferBenchmark() {
        // For the service loader.
    }

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public String summary() {
        return "Measure how fast a file is sent, and what holds it up.";
    }

    @Override
    public String usage() {
        return Plan.USAGE;
    }

    @Override
    public void run(List<String> arguments, PrintStream out) throws Exception {
        Plan plan = Plan.of(arguments);
        try (Folder folder = Folder.in(plan.folder(), 2 * plan.size() + WARM_UP)) {
            if (plan.scp()) {
                try (Scp scp = Scp.open(folder.folder("ssh"))) {
                    new Run(plan, folder, Optional.of(scp), out).measure();
                }
            } else {
                new Run(plan, folder, Optional.empty(), out).measure();
            }
        }
    }

    /** One run of it. */
    private static final class Run {
        private final Plan plan;
        private final Optional<Scp> scp;
        private final Report report;
        private final PrintStream out;
        private final Path source;
        private final Path target;
        private final Whole whole;
        private final int found;
        private final Results results = new Results();

        Run(Plan plan, Folder folder, Optional<Scp> scp, PrintStream out) throws IOException, InterruptedException {
            this.plan = plan;
            this.scp = scp;
            this.out = out;
            this.report = new Report(out);
            this.source = folder.file("film.mkv", plan.size());
            this.target = folder.folder("received");
            this.whole = new Whole(source, target);
            Whole warmUp = new Whole(folder.file("warm-up.mkv", Math.min(plan.size(), WARM_UP)), target);
            warmUp.run(ETHERNET);
            warmUp.run(LARGEST);
            this.found = warmUp.datagram();
        }

        void measure() throws Exception {
            out.printf("A file of %s MiB in %s; %d %s, best and median; %d processors, Java %s.%n",
                    Text.number(plan.size() >> 20), plan.folder(), plan.rounds(), plan.rounds() == 1 ? "round" : "rounds",
                    Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
            List<Trial> trials = trials();
            for (int round = 0; round < plan.rounds(); round++) {
                for (Trial trial : round % 2 == 0 ? trials : trials.reversed()) {
                    results.add(trial, trial.work().run());
                }
            }
            report.rows(trials, results);
            report.ratios(ratios());
            report.heading("Memory of this process, both ends");
            report.memory("resident at the end", Memory.resident());
            report.memory("resident at most", Memory.highest());
        }

        private List<Trial> trials() {
            List<Trial> trials = new ArrayList<>();
            for (Part part : plan.parts()) {
                trials.addAll(switch (part) {
                    case CRYPTO -> Crypto.trials(plan.size());
                    case DISK -> new Disk(source, target).trials();
                    case SOCKETS -> Sockets.trials(plan.size(), found);
                    case RELAY -> List.of(Forwarding.trial(plan.size(), ETHERNET), new Trial(Forwarding.PART,
                            "whole, relayed, " + Text.number(ETHERNET) + " B", () -> whole.relayed(ETHERNET)));
                    case WHOLE -> List.of(new Trial(Whole.PART, name(ETHERNET), () -> whole.run(ETHERNET)),
                            new Trial(Whole.PART, name(found), () -> whole.run(LARGEST)));
                });
            }
            scp.ifPresent(s -> trials.add(new Trial(Scp.PART, Scp.NAME, () -> s.run(source, target))));
            return List.copyOf(trials);
        }

        private static String name(int datagram) {
            return "whole, " + Text.number(datagram) + " B";
        }

        /** What is known of them: not every part need have been measured. */
        private Map<String, Double> ratios() {
            Map<String, Double> ratios = new LinkedHashMap<>();
            for (int datagram : List.of(ETHERNET, found)) {
                for (String bound : List.of(Sockets.raw(datagram), Disk.COPY, Scp.NAME)) {
                    results.ratio(name(datagram), bound)
                            .ifPresent(ratio -> ratios.put(name(datagram) + " / " + bound, ratio));
                }
            }
            return ratios;
        }
    }
}
