package parley.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parley.app.bench.chat.ChatBench;
import parley.app.bench.chat.ChatPlan;
import parley.app.bench.chat.Scenario;
import parley.app.credentials.Account;
import parley.app.options.CommandLine;
import parley.app.options.Format;
import parley.app.options.Option;
import parley.app.options.Syntax;
import parley.app.options.UsageException;

/** {@code parley bench chat}: what a server carries. */
final class BenchChatCommand implements Subcommand {
    private static final int MOST_USERS = 20_000;
    private static final Option<String> SERVER = new Option<>("--server", "HOST:PORT", Format.address(),
            "measure this server (one of its own, with users, data and port of its own)");
    private static final Option<Path> CREDENTIALS = new Option<>("--credentials", "FILE", Format.file(),
            "users and passwords of that server, a pair a line; the first log in");
    private static final Option<Integer> PID = new Option<>("--pid", "PID", Format.wholeNumber(1, 999_999_999),
            "the process of that server, if it is on this machine: tells its CPU and memory");
    private static final Option<Integer> USERS = new Option<>("--users", "N", Format.evenNumber(2, MOST_USERS),
            "users, who talk in pairs (1000)");
    private static final Option<Integer> GROUPS = new Option<>("--groups", "G", Format.wholeNumber(1, 10_000),
            "groups in place of pairs; the first member of each sends (1)");
    private static final Option<Integer> MEMBERS = new Option<>("--members", "M", Format.wholeNumber(2, 2_000),
            "members of each group (20)");
    private static final Option<Integer> WINDOW = new Option<>("--window", "W", Format.wholeNumber(1, 256),
            "messages under way at a time in each pair or group (1)");
    private static final Option<String> LABELS = Option.toggle("--labels",
            "label every message, and wait for its OK too");
    private static final Option<Integer> WARM_UP = new Option<>("--warm-up", "S", Format.wholeNumber(0, 3_600),
            "seconds before anything counts (10)");
    private static final Option<Integer> SECONDS = new Option<>("--seconds", "S", Format.wholeNumber(1, 3_600),
            "seconds that count (10)");
    private static final Option<String> NO_BOUND = Option.toggle("--no-bound", "do not measure a bare relay as well");

    @Override
    public String name() {
        return "bench chat";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley bench chat", "Measure how many messages a server carries.", List.of(),
                List.of(USERS, GROUPS, MEMBERS, WINDOW, LABELS, WARM_UP, SECONDS, SERVER, CREDENTIALS, PID, NO_BOUND),
                "All users are on this machine, in one thread. Each message that has arrived is followed by the next."
                        + " The bare relay hands lines on and does nothing else: the bound for what a server in Java may"
                        + " reach here. A server that is named needs '--limits off', keeps the messages, and is compared"
                        + " only if it is on this machine. The exit status is 1 if a message is lost, doubled, damaged or"
                        + " out of order.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around)
            throws UsageException, IOException, InterruptedException {
        ChatPlan plan = plan(line);
        ChatBench bench = new ChatBench(plan, around.installation().launcher(), around.out());
        if (line.get(SERVER).isPresent()) {
            bench.measure(address(line), accounts(line, plan), line.get(PID).map(Integer::longValue));
        } else {
            bench.measureOwn();
        }
        return ExitStatus.OK;
    }

    static ChatPlan plan(CommandLine line) throws UsageException {
        boolean own = !line.has(SERVER);
        if (own && (line.has(CREDENTIALS) || line.has(PID))) {
            throw new UsageException((line.has(CREDENTIALS) ? CREDENTIALS : PID).name()
                    + " was given without --server: give both, or none of them");
        }
        if (!own && !line.has(CREDENTIALS)) {
            throw new UsageException("--server was given without --credentials: name the file with its users");
        }
        return new ChatPlan(scenario(line), line.has(LABELS), Duration.ofSeconds(line.get(WARM_UP).orElse(10)),
                Duration.ofSeconds(line.get(SECONDS).orElse(10)), !line.has(NO_BOUND));
    }

    private static Scenario scenario(CommandLine line) throws UsageException {
        int window = line.get(WINDOW).orElse(1);
        if (!line.has(GROUPS) && !line.has(MEMBERS)) {
            return new Scenario.Pairs(line.get(USERS).orElse(1_000), window);
        }
        if (line.has(USERS)) {
            throw new UsageException("--users is for pairs, and --groups or --members was given: leave one out");
        }
        Scenario.Groups groups = new Scenario.Groups(line.get(GROUPS).orElse(1), line.get(MEMBERS).orElse(20), window);
        if (groups.users() > MOST_USERS) {
            throw new UsageException("--groups " + groups.groups() + " times --members " + groups.members() + " is "
                    + groups.users() + " users: give at most " + MOST_USERS);
        }
        return groups;
    }

    private static List<Account> accounts(CommandLine line, ChatPlan plan) throws IOException {
        Path file = line.get(CREDENTIALS).orElseThrow();
        int needed = plan.scenario().users();
        List<Account> accounts = Account.read(file).stream().limit(needed).toList();
        if (accounts.size() < needed) {
            throw new IOException("it takes " + needed + " users, and " + file + " has " + accounts.size()
                    + " with a password that can be read: name more, or ask for fewer.");
        }
        return accounts;
    }

    private static InetSocketAddress address(CommandLine line) throws IOException {
        String text = line.get(SERVER).orElseThrow();
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new IOException("there is no machine of the name '" + host + "'.");
        }
        return address;
    }
}
