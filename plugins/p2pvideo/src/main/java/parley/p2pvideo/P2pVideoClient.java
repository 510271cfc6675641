package parley.p2pvideo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.Setting;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;
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
    private ClientContext client;
    private LocalPort port;
    private Desk desk;
    private ReceiveRules rules;
    private Interrupted interrupted;
    private Traffic traffic;
    private WatchList watchList;
    private Sending sending;
    private Offers offers;
    private Receiving receiving;
    /** Whose wishes hold. Owned by the desk's thread. */
    private Optional<Account> kept = Optional.empty();
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
        boolean opens = client.settings().get(BROWSER);
        Optional<Path> data = data();
        desk = new Desk(client.logger(), this::sweep);
        ending = this::end;
        port = new LocalPort(client.udpPort(), client.logger());
        traffic = new Traffic(client.screen(), client.logger());
        interrupted = new Interrupted(client.logger());
        Browser browser = opens ? new DesktopBrowser() : page -> false;
        watchList = new WatchList(new Watching(browser, client.logger()), client.logger());
        Post post = new Post(client);
        Reach reach = new Reach(client, port, post);
        sending = new Sending(client, port, post, reach, traffic, patience, new Unfinished(data, client.logger()));
        receive(post, reach, new Arrivals(data.map(folder -> folder.resolve("arrived.txt")), client.logger()));

        client.command(Commands.SEND, sending::run);
        client.command(Commands.GROUP, new GroupSending(client, sending)::run);
        client.command(Commands.WATCH, arguments -> client.screen().print(watchList.watch(arguments.list("user"))));
        new AnswerCommands(desk, offers).addTo(client);
        new ReceiveCommand(client, desk, rules).add();
        new TransferCommands(client, desk, traffic, sending, receiving).add();

        data.ifPresent(folder -> client.onLogin(() -> keepIn(folder)));
        client.onLogin(() -> client.after(Duration.ZERO, sending::loggedIn));
        client.onLogin(reach::loggedIn);
        client.every(LOOK, sending::goOn);
        client.every(Reach.LOOK, reach::look);
        client.listen(Commands.SIGNAL_EVENT,
                new Inbox(desk, sending, offers, receiving, reach, client.logger())::signalled);
        openPort();
    }

    private void receive(Post post, Reach reach, Arrivals arrived) {
        Inbound inbound = new Inbound();
        Endings endings = new Endings(client, post, inbound, arrived, interrupted, traffic, desk::later);
        receiving = new Receiving(client, port, post, reach, inbound, interrupted, endings, watchList, traffic,
                patience);
        offers = new Offers(client, post, rules, inbound, receiving, endings, desk::later, patience);
    }

    /** Where what the user wants, and what was cut off, is remembered. */
    private Optional<Path> data() {
        try {
            return Optional.of(client.data());
        } catch (UncheckedIOException e) {
            client.screen().error("Transfers that are cut off will not be gone on with after the shell has ended: "
                    + e.getCause().getMessage() + ".");
            return Optional.empty();
        }
    }

    /**
     * The user has logged in: what that user wanted in earlier runs holds again. Who comes back after a lost connection
     * finds all as it was, whether it could be kept or not.
     */
    private void keepIn(Path folder) {
        Account account = Account.of(client);
        desk.later(() -> {
            if (kept.equals(Optional.of(account))) {
                return;
            }
            kept = Optional.of(account);
            rules.keepIn(account.file(folder, "receive"));
            interrupted.keepIn(account.file(folder, "parts"));
            traffic.keepIn(account.file(folder, "wishes"));
        });
    }

    private void openPort() {
        try {
            port.open();
        } catch (CommandException e) {
            client.screen().error(e.getMessage());
        }
    }

    private void sweep() {
        offers.sweep();
        receiving.sweep();
        watchList.sweep();
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

    /**
     * Withdraws through the server, while it is still there, what was offered and not accepted; the port does the rest.
     */
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
