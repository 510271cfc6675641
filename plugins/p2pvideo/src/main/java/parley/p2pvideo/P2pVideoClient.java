package parley.p2pvideo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.api.ArgumentKind;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.Setting;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
import parley.api.client.ServerEvent;
import parley.p2pvideo.transfer.Accept;
import parley.p2pvideo.transfer.Arrived;
import parley.p2pvideo.transfer.Assembly;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.MoreCandidates;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.Piece;
import parley.p2pvideo.transfer.Reveal;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.SignalException;
import parley.p2pvideo.watch.Browser;
import parley.p2pvideo.watch.DesktopBrowser;
import parley.p2pvideo.watch.Watching;

/**
 * The half in the shell: sends and receives. Files that are offered are taken at once into the working folder, unless
 * the setting {@code receive} or the command {@code /receive} says {@code ask} or {@code off}.
 */
public final class P2pVideoClient implements ClientPlugin {
    private static final Setting<ReceiveMode> RECEIVE =
            Setting.choice("receive", "what happens to a file that is offered", ReceiveMode.AUTO);

    private static final Setting<Boolean> BROWSER =
            Setting.toggle("browser", "whether /watch opens the browser by itself", true);

    /** How often it is looked whether something that was cut off can be gone on with. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long the end of the shell may wait for the server. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Patience patience;
    /** Owned by the desk's thread. */
    private final Assembly assembly = new Assembly();
    private ClientContext client;
    private LocalPort port;
    private Reach reach;
    private Desk desk;
    private Sending sending;
    private Receiving receiving;
    private WatchList watchList;
    private Traffic traffic;
    private ReceiveRules rules;
    private Runnable ending = () -> { };

    /** For {@link java.util.ServiceLoader}. */
    public P2pVideoClient() {
        this(Patience.STANDARD);
    }

    /** One that waits for answers in another way. */
    P2pVideoClient(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void start(ClientContext context) {
        client = context;
        rules = new ReceiveRules(client.settings().get(RECEIVE), client.logger());
        port = new LocalPort(client.udpPort(), client.logger());
        Post post = new Post(client);
        reach = new Reach(client, port, post);
        Optional<Path> data = data();
        Browser browser = context.settings().get(BROWSER) ? new DesktopBrowser() : page -> false;
        watchList = new WatchList(new Watching(browser, client.logger()), client.logger());
        traffic = new Traffic(client.screen());
        sending = new Sending(client, port, post, reach, traffic, patience, new Unfinished(data, client.logger()));
        receiving = new Receiving(client, port, post, reach, rules,
                new Arrivals(data.map(folder -> folder.resolve("arrived.txt")), client.logger()), this::later,
                watchList, traffic, patience);
        desk = new Desk(client.logger(), this::sweep);
        ending = this::end;
        client.command(Commands.SEND, sending::run);
        client.command(Commands.RECEIVE, this::receive);
        client.command(Commands.ACCEPT, arguments -> desk.await(() -> receiving.accept(arguments.text("user", ""))));
        client.command(Commands.DECLINE, arguments -> desk.await(() -> receiving.decline(arguments.text("user", ""))));
        client.command(Commands.CANCEL, this::cancel);
        client.command(Commands.RESUME, this::resume);
        client.command(Commands.PAUSE, this::pause);
        client.command(Commands.LIMIT, this::limit);
        client.command(Commands.TRANSFERS, arguments -> transfers());
        client.command(Commands.GROUP, new GroupSending(client, sending)::run);
        client.command(Commands.WATCH, this::watch);
        client.complete(Commands.RULE, beginning -> ruleWords());
        data.ifPresent(folder -> client.onLogin(() -> later(() -> keepRules(folder))));
        client.onLogin(() -> client.after(Duration.ZERO, sending::loggedIn));
        client.every(LOOK, sending::goOn);
        client.listen(Commands.SIGNAL_EVENT, this::signalled);
        client.every(Reach.LOOK, reach::look);
        openPort();
    }

    /** Where what was cut off is remembered. */
    private Optional<Path> data() {
        try {
            return Optional.of(client.data());
        } catch (UncheckedIOException e) {
            client.screen().error("Transfers that are cut off will not be gone on with after the shell has ended: "
                    + e.getCause().getMessage() + ".");
            return Optional.empty();
        }
    }

    private void openPort() {
        try {
            port.open();
        } catch (CommandException e) {
            client.screen().error(e.getMessage());
        }
    }

    /** {@code /receive [MODE [USER] [SIZE]]}. */
    private void receive(Arguments arguments) throws CommandException, InterruptedException {
        List<String> words = new ArrayList<>(arguments.list("mode"));
        if (!words.isEmpty()) {
            String word = words.removeFirst();
            ReceiveMode mode = ReceiveMode.of(word).orElseThrow(() -> new CommandException(ErrorCode.INVALID,
                    "'" + word + "' is none of auto, ask and off."));
            OptionalLong most = words.isEmpty() ? OptionalLong.empty() : Amount.parse(words.getLast());
            if (most.isPresent()) {
                words.removeLast();
            }
            if (words.size() > 1 || most.isPresent() && mode != ReceiveMode.AUTO) {
                throw new CommandException(ErrorCode.USAGE, "This is typed as in /receive ask, /receive off luke or"
                        + " /receive auto luke 500M.");
            }
            desk.await(() -> set(words.isEmpty() ? "" : words.getFirst(), new ReceiveRules.Rule(mode, most)));
        }
        desk.await(() -> rules.lines().forEach(client.screen()::print));
    }

    private void set(String sender, ReceiveRules.Rule rule) throws CommandException {
        try {
            if (sender.isEmpty()) {
                rules.set(rule);
            } else {
                rules.set(sender, rule);
            }
        } catch (IOException e) {
            throw new CommandException(ErrorCode.WAIT, "This cannot be kept: " + e.getMessage() + ".");
        }
    }

    private Collection<String> ruleWords() {
        List<String> words = new ArrayList<>(client.known(ArgumentKind.USER));
        Stream.of(ReceiveMode.values()).map(ReceiveMode::word).forEach(words::add);
        return words;
    }

    /** Users of one computer, and of several servers, want different things. */
    private void keepRules(Path folder) {
        String name = "receive-" + URLEncoder.encode(client.user(), StandardCharsets.UTF_8) + "@"
                + URLEncoder.encode(client.serverAddress().getHostAddress(), StandardCharsets.UTF_8);
        rules.keepIn(folder.resolve(name));
    }

    private void watch(Arguments arguments) throws CommandException {
        List<String> words = arguments.list("user");
        client.screen().print(words.isEmpty() ? watchList.watch("", "")
                : watchList.watch(words.getFirst(), String.join(" ", words.subList(1, words.size()))));
    }

    private void pause(Arguments arguments) throws CommandException {
        String peer = arguments.text("user", "");
        if (traffic.pause(peer) == 0) {
            throw new CommandException(ErrorCode.UNKNOWN, "Nothing runs" + with(peer) + " that could pause.");
        }
    }

    private void resume(Arguments arguments) throws CommandException {
        String peer = arguments.text("user", "");
        if (traffic.resume(peer) + sending.resume(peer) == 0) {
            throw new CommandException(ErrorCode.UNKNOWN, "Nothing" + with(peer) + " is paused by you or waits to be sent on."
                    + " What was cut off while you received goes on when its sender is here.");
        }
    }

    private static String with(String peer) {
        return peer.isEmpty() ? "" : " with " + peer;
    }

    private void limit(Arguments arguments) throws CommandException {
        if (arguments.has("rate")) {
            String rate = arguments.text("rate");
            traffic.limit(rate.equals("off") ? 0 : Amount.parse(rate).orElseThrow(() -> new CommandException(
                    ErrorCode.INVALID, "'" + rate + "' is no rate: give bytes a second such as 500k, 50M or 1.5G, or off.")));
        }
        client.screen().print(traffic.limit() == 0 ? "Files are sent and received as fast as the way allows."
                : "All transfers together take " + Phrases.rate(traffic.limit()) + " at most; /limit off lifts that.");
    }

    private void transfers() throws CommandException, InterruptedException {
        List<TransferRow> rows = new ArrayList<>(traffic.rows());
        rows.addAll(sending.rows());
        desk.await(() -> rows.addAll(receiving.rows()));
        if (rows.isEmpty()) {
            client.screen().print("No files are offered, sent or received.");
        }
        TransferRow.table(rows).forEach(client.screen()::print);
    }

    private void sweep() {
        receiving.sweep();
        watchList.sweep();
    }

    private void cancel(Arguments arguments) throws CommandException, InterruptedException {
        String peer = arguments.text("user", "");
        int[] stopped = {sending.cancel(peer)};
        desk.await(() -> stopped[0] += receiving.cancel(peer));
        if (stopped[0] == 0) {
            throw new CommandException(ErrorCode.UNKNOWN, peer.isEmpty() ? "Nothing is being sent or received."
                    : "Nothing is being sent to " + peer + " or received from " + peer + ".");
        }
    }

    private void later(Desk.Task task) {
        if (!desk.leave(task)) {
            client.logger().log(Level.WARNING, "something about a file that came was dropped: too much waits");
        }
    }

    /** On the thread that reads from the server: hands the message on at once. */
    private void signalled(ServerEvent event) {
        String from = event.source();
        if (!desk.leave(() -> opened(from, event))) {
            client.logger().log(Level.WARNING,
                    "a message of a file transfer from " + from + " was dropped: too many wait");
        }
    }

    private void opened(String from, ServerEvent event) throws InterruptedException {
        if (event.param(0).equals(Commands.LEFT)) {
            sending.peerLeft(from);
            receiving.peerLeft(from);
        } else {
            open(from, event.text());
        }
    }

    private void open(String from, String text) throws InterruptedException {
        try {
            switch (Signal.parse(text)) {
                case Offer offer -> receiving.offered(from, offer);
                case Piece piece -> {
                    Optional<Offer> offer = assembly.add(from, piece);
                    if (offer.isPresent()) {
                        receiving.offered(from, offer.get());
                    }
                }
                case Arrived arrived -> sending.answered(from, arrived);
                case Reveal reveal -> receiving.revealed(from, reveal);
                case Accept accept -> sending.answered(from, accept);
                case Decline decline -> sending.answered(from, decline);
                case Cancel cancel -> {
                    sending.answered(from, cancel);
                    receiving.cancelled(from, cancel);
                }
                case MoreCandidates more -> reach.moreCandidates(from, more);
            }
        } catch (SignalException e) {
            client.logger().log(Level.WARNING, "a message of a file transfer from " + from + ": " + e.getMessage());
        }
    }

    @Override
    public void stop() {
        ending.run();
    }

    private void end() {
        desk.close();
        tellPeers();
        receiving.close();
        watchList.close();
        port.close();
    }

    /** Withdraws through the server, while it is still there, what was offered and not accepted; the port does the rest. */
    private void tellPeers() {
        Thread farewell = Thread.ofVirtual().name("p2pvideo-farewell").start(() -> {
            try {
                sending.suspend();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            if (!farewell.join(FAREWELL)) {
                farewell.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
