package parley.client;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.Answer;
import parley.wire.LineBuilder;
import parley.wire.LineSplitter;
import parley.wire.Printable;
import parley.wire.Protocol;

/**
 * The client's side of the conversation with one server, over one {@link Link} after another. Its state is guarded by
 * its own lock, under which nothing waits and no code of others runs.
 */
final class Connection {
    /** What the rest of the client learns; called on the link's reading thread. */
    interface Listener {
        /** A line that is not the connection's own business. */
        void received(String line);

        /** Something that is no line was dropped. */
        void dropped(LineSplitter.Fault fault);

        /** The connection is over; {@code loggedIn} tells whether a user was logged in on it. */
        void closed(boolean loggedIn, String why);
    }

    private static final String PROGRAM = "Parley client";
    private static final String NO_ANSWER = "The connection ended before the server answered.";
    /** How long a link may take to end once it is closed; only what it still shows can hold it. */
    private static final Duration ENDING = Duration.ofSeconds(1);

    private final ClientConfig config;
    private final int udpPort;
    private final Timing timing;
    private final Requests requests;
    private final LastEventId lastEventId;
    private final Listener listener;

    private Optional<Link> link = Optional.empty();
    private Optional<Link> lastLink = Optional.empty();
    private boolean greeted;
    private boolean loggedIn;
    private long loggedInSince; // nanoseconds of timing
    private String user = "";

    Connection(ClientConfig config, int udpPort, Timing timing, Requests requests, LastEventId lastEventId,
               Listener listener) {
        this.config = config;
        this.udpPort = udpPort;
        this.timing = timing;
        this.requests = requests;
        this.lastEventId = lastEventId;
        this.listener = listener;
    }

    /**
     * Connects and says hello, and up to where the events of an earlier connection were seen.
     *
     * @param name who is going to log in
     * @throws IOException      if the server cannot be reached; the text says why
     * @throws CommandException if it refuses this client, or does not answer; with {@link ErrorCode#WAIT} if what came
     *                              on the connection before is still being shown
     */
    void open(String name) throws IOException, CommandException, InterruptedException {
        awaitLastOver();
        Link fresh = Link.over(Dialer.dial(config.host(), config.port()), timing, new Ear());
        synchronized (this) {
            link = Optional.of(fresh);
            lastLink = link;
            greeted = false;
        }
        // Opened before the first line can come, so that whatever ends this link also ends the wait for its hello.
        Request hello = requests.open(NO_ANSWER, Request.Taker.NONE);
        fresh.start();
        fresh.send(hello(hello.label(), name));
        try {
            hello.await(timing.answer());
        } catch (CommandException | InterruptedException e) {
            fresh.close();
            fresh.awaitClosed(ENDING);
            throw e;
        }
    }

    /** What the last link still delivers is seen, and thus moves {@link LastEventId}, before that is told. */
    private void awaitLastOver() throws CommandException, InterruptedException {
        Optional<Link> before = lastLink();
        if (before.isPresent() && !before.get().awaitClosed(ENDING)) {
            throw new CommandException(ErrorCode.WAIT,
                    "What came before is still being shown. Try again when that is done.");
        }
    }

    private byte[] hello(String label, String name) {
        LineBuilder hello = new LineBuilder().tag(Protocol.LABEL, label).verb(Protocol.HELLO)
                .word(Integer.toString(Protocol.VERSION)).word(Protocol.SUGGEST).word(Protocol.UDP + udpPort);
        lastEventId.of(name).ifPresent(id -> hello.word(Protocol.RESUME + id));
        return hello.text(PROGRAM).toBytes();
    }

    /** Notes that the server said hello; called on the reading thread. */
    synchronized void greeted() {
        greeted = true;
    }

    /** Something came that is not of the protocol: if the server has not said hello, it is none of Parley's. */
    void heardNonsense() {
        synchronized (this) {
            if (greeted) {
                return;
            }
        }
        requests.refuseAll(new CommandException(ErrorCode.INVALID, "It answers, but not as a Parley server."));
        close();
    }

    /**
     * Logs in.
     *
     * @param taker is told of the welcome before any event that follows it is shown
     * @throws CommandException as the server refuses, or with {@link ErrorCode#WAIT} if the connection is lost
     */
    Answer logIn(String name, String password, Request.Taker taker) throws CommandException, InterruptedException {
        if (name.isEmpty() || name.startsWith(":") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new CommandException(ErrorCode.INVALID,
                    "'" + name + "' cannot be a user: a name is one word and does not begin with ':'.");
        }
        Request login = requests.open(NO_ANSWER, taker);
        send(login, new LineBuilder().tag(Protocol.LABEL, login.label()).verb(Protocol.LOGIN).word(name).text(password)
                .toBytes());
        return login.await(timing.answer());
    }

    /**
     * Sends a command line, labelled.
     *
     * @param taker is told of the answer
     * @throws CommandException if it is too long, or there is no connection
     */
    Request submit(String line, Request.Taker taker) throws CommandException {
        if (!isLoggedIn()) {
            throw notConnected();
        }
        String name = line.substring(0, Spot.wordEnd(line, 0)); // the rest may hold what must not be shown
        return send(line, "No answer to " + name + ": it may have been done. Check before you repeat it.", taker);
    }

    /**
     * Sends a line of the protocol, labelled, and waits for its answer.
     *
     * @throws CommandException as the server refuses, or with {@link ErrorCode#WAIT} if the connection is lost or the answer
     *         takes too long
     */
    Answer ask(String line) throws CommandException, InterruptedException {
        return send(line, NO_ANSWER, Request.Taker.NONE).await(timing.answer());
    }

    /** Notes that the server let the user in; called on the reading thread when it says so. */
    synchronized void loggedIn(String name) {
        loggedIn = true;
        loggedInSince = timing.nanos().getAsLong();
        user = name;
    }

    /** Answers a {@code PING}, or asks with one. */
    void say(byte[] line) {
        link().ifPresent(l -> l.send(line));
    }

    /** Says goodbye, if a user is logged in, and ends the connection. Waits until it is over, but not long. */
    void leave() throws InterruptedException {
        Optional<Link> current = link();
        if (current.isEmpty()) {
            return;
        }
        if (isLoggedIn()) {
            sayGoodbye(current.get());
        }
        current.get().close();
        current.get().awaitClosed(ENDING);
    }

    /** Waits for the goodbye, unless the server refuses: it need not have that command. */
    private void sayGoodbye(Link current) throws InterruptedException {
        try {
            send("/logout", NO_ANSWER, Request.Taker.NONE).await(timing.goodbye());
            current.awaitClosed(timing.goodbye());
        } catch (CommandException e) {
            return; // without one
        }
    }

    /** Ends the connection without a word. */
    void close() {
        link().ifPresent(Link::close);
    }

    /** Whether the socket is connected. */
    boolean isOpen() {
        return link().isPresent();
    }

    /** Whether a user is logged in. */
    synchronized boolean isLoggedIn() {
        return loggedIn;
    }

    /** Whether the calling thread is the one that reads from the server. */
    boolean isReadingThread() {
        return link().map(Link::isReadingThread).orElse(false);
    }

    /** How long ago the last log-in was. */
    synchronized Duration sinceLogIn() {
        return Duration.ofNanos(timing.nanos().getAsLong() - loggedInSince);
    }

    /** Who is or was logged in; empty before the first time. */
    synchronized String user() {
        return user;
    }

    /** The address of this machine on the last link; the loopback address before the first. */
    InetAddress localAddress() {
        return lastLink().map(Link::localAddress).orElse(InetAddress.getLoopbackAddress());
    }

    /** The address of the server on the last link; the loopback address before the first. */
    InetAddress serverAddress() {
        return lastLink().map(Link::serverAddress).orElse(InetAddress.getLoopbackAddress());
    }

    /** The port of the server on the last link; 0 before the first. */
    int serverPort() {
        return lastLink().map(Link::serverPort).orElse(0);
    }

    /** Sends a line, labelled. */
    private Request send(String line, String ifLost, Request.Taker taker) throws CommandException {
        Request request = requests.open(ifLost, taker);
        send(request, ("@" + Protocol.LABEL + "=" + request.label() + " " + Printable.strip(line) + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private void send(Request request, byte[] line) throws CommandException {
        if (line.length > Protocol.LONGEST_REQUEST) {
            requests.forget(request);
            throw new CommandException(ErrorCode.LIMIT, String.format(Locale.ENGLISH,
                    "That line would have %,d bytes; %,d are the most. Send it in parts.",
                    line.length, Protocol.LONGEST_REQUEST));
        }
        Optional<Link> current = link();
        if (current.isEmpty()) {
            requests.forget(request);
            throw notConnected();
        }
        if (!current.get().send(line)) {
            requests.forget(request);
            throw new CommandException(ErrorCode.LIMIT,
                    Link.MOST_WAITING + " lines wait to be sent. Wait until some have left.");
        }
    }

    private CommandException notConnected() {
        return new CommandException(ErrorCode.WAIT,
                "Not sent: there is no connection to " + config.server() + ". Try again when it is back.");
    }

    private synchronized Optional<Link> link() {
        return link;
    }

    private synchronized Optional<Link> lastLink() {
        return lastLink;
    }

    /** What the current link reports; an earlier one is no longer listened to. */
    private final class Ear implements Link.Receiver {
        @Override
        public void received(Link from, String line) {
            if (isCurrent(from)) {
                listener.received(line);
            }
        }

        @Override
        public void dropped(Link from, LineSplitter.Fault fault) {
            listener.dropped(fault);
        }

        @Override
        public void closed(Link from, String why) {
            boolean was;
            synchronized (Connection.this) {
                if (!isCurrent(from)) {
                    return;
                }
                was = loggedIn;
                loggedIn = false;
                link = Optional.empty();
            }
            listener.closed(was, why);
        }

        private boolean isCurrent(Link from) {
            return link().filter(current -> current == from).isPresent();
        }
    }
}
