package parley.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Reply;
import parley.server.event.EventLog;
import parley.server.metrics.Metric;
import parley.wire.Line;
import parley.wire.LineBuilder;
import parley.wire.LineSplitter;
import parley.wire.MalformedLineException;
import parley.wire.Printable;
import parley.wire.Protocol;
import parley.wire.Request;

/**
 * The protocol with one client: hello, log-in, commands one after another. Owned by its connection's loop.
 */
final class Session {
    private final SessionContext server;
    private final Connection connection;
    private final RateLimit rate;
    private final Answering answering = new Answering();
    private Optional<Hello> hello = Optional.empty();
    private OnlineUser user;      // null before log-in
    private boolean calling;      // a command runs on a thread of its own
    private boolean throttled;    // a line waits for the rate
    private boolean ended;
    private Runnable endAfterAnswer = () -> {};
    private int faults;

    Session(SessionContext server, Connection connection) {
        this.server = server;
        this.connection = connection;
        this.rate = new RateLimit(server.limits().rate(), server.limits().burst(), connection.loop().now());
    }

    /** How commands are answered. */
    private final class Answering implements Dispatcher.Answering {
        @Override
        public void now(LineBuilder answer) {
            if (!answer.isEmpty()) {
                connection.send(answer);
            }
        }

        @Override
        public void waits() {
            calling = true;
        }

        @Override
        public void later(LineBuilder answer) {
            connection.loop().post(() -> answeredLater(answer));
        }

        @Override
        public void held(Request request, CommandHold hold) {
            calling = true;
            hold.whenOver(() -> connection.loop().post(() -> goOn(request)));
        }
    }

    /** Begins the time for log-in, then watches for signs of life. */
    void begin() {
        server.admission().waits(connection).ifPresent(oldest -> oldest.end("TIMEOUT",
                "Too many connections wait for their log-in, and this one waited longest. Come back and log in."));
        Duration loginTime = server.limits().loginTime();
        connection.loop().after(loginTime.toNanos(), () -> {
            if (user == null) {
                connection.end("TIMEOUT", "No log-in within " + loginTime.toSeconds() + " s. Come back and log in.");
            }
        });
        watch(server.limits().silence().toNanos());
    }

    /** Asks a silent client for a sign of life, and ends the session of one that gives none. */
    private void watch(long delay) {
        connection.loop().after(delay, () -> {
            if (ended) {
                return;
            }
            long silence = server.limits().silence().toNanos();
            long patience = server.limits().patience().toNanos();
            long silent = connection.loop().now() - connection.lastHeard();
            if (isBusy() || connection.loop().isHeldBack()) {
                watch(silence); // it is not read meanwhile, so its silence says nothing
            } else if (silent >= silence + patience) {
                connection.end("TIMEOUT", "No sign of life for " + Duration.ofNanos(silent).toSeconds() + " s.");
            } else if (silent >= silence) {
                connection.send(new LineBuilder().verb(Protocol.PING).text("are you there").toBytes());
                watch(silence + patience - silent);
            } else {
                watch(silence - silent);
            }
        });
    }

    /** Whether the next line has to wait. */
    boolean isBusy() {
        return calling || throttled;
    }

    /** Handles what the splitter stands at. */
    void handle(LineSplitter in) {
        count(Metric.LINES_RECEIVED);
        switch (in.fault()) {
            case NONE -> atRate(in.isPrintable() ? in.line() : Printable.strip(in.line()));
            case TOO_LONG -> refuse(Request.label(in.beginning()), ErrorCode.LIMIT, "A line has at most " + Protocol.LONGEST_REQUEST
                    + " bytes. This one was longer and was dropped; send the text in parts.");
            case NOT_UTF8 -> refuse(Request.label(in.beginning()), ErrorCode.INVALID,
                    "The line is not UTF-8 text and was dropped.");
        }
    }

    private void count(Metric metric) {
        connection.loop().metrics().increment(metric);
    }

    private void atRate(String line) {
        long wait = rate.take(connection.loop().now());
        if (wait == 0) {
            handle(line);
            return;
        }
        throttled = true;
        connection.loop().after(wait, () -> {
            throttled = false;
            if (!ended) {
                atRate(line);
                connection.resume();
            }
        });
    }

    private void handle(String line) {
        if (line.isBlank()) {
            return;
        }
        String label = "";
        try {
            Request request = Request.parse(line);
            label = request.label();
            if (request.isCommand()) {
                command(request);
            } else {
                protocol(request);
            }
        } catch (MalformedLineException e) {
            refuse(label.isEmpty() ? e.label() : label, ErrorCode.INVALID, "The line is malformed: " + e.getMessage() + ".");
        } catch (CommandException e) {
            refuse(label, e.code(), e.getMessage());
        }
    }

    private void protocol(Request request) throws MalformedLineException, CommandException {
        switch (request.verb()) {
            case Protocol.HELLO -> hello(request);
            case Protocol.LOGIN -> login(request);
            case Protocol.PING -> {
                connection.send(new LineBuilder().verb(Protocol.PONG + request.rest()).toBytes());
                answer(request.label());
            }
            case Protocol.PLUGINS -> {
                requireUser(request.verb());
                server.offers().rows(request.label()).forEach(connection::send);
                answer(request.label());
            }
            case Protocol.PLUGIN -> plugin(request);
            case Protocol.PONG -> { } // that it came is all there is to it
            default -> throw notUnderstood(request.verb());
        }
    }

    private void plugin(Request request) throws MalformedLineException, CommandException {
        requireUser(request.verb());
        Offer.Piece piece = server.offers().piece(request.toLine());
        connection.send(Answers.row(request.label(), List.of(piece.base64())));
        if (!request.label().isEmpty()) {
            connection.send(Answers.ok(new LineBuilder(), request.label(), Reply.done().with(Integer.toString(piece.left()))));
        }
    }

    private void requireUser(String verb) throws CommandException {
        if (user == null) {
            throw notUnderstood(verb);
        }
    }

    private CommandException notUnderstood(String verb) {
        return user == null
                ? new CommandException(ErrorCode.LOGIN, "'" + verb
                        + "' is not understood before log-in. Say HELLO 1 :client, then LOGIN user :password.")
                : new CommandException(ErrorCode.UNKNOWN, "'" + verb
                        + "' is not understood. Commands start with a slash; /help lists them.");
    }

    private void hello(Request request) throws MalformedLineException, CommandException {
        if (hello.isPresent()) {
            throw new CommandException(ErrorCode.CONFLICT, "HELLO has been said already.");
        }
        hello = Optional.of(Hello.of(request.toLine()));
        connection.send(new LineBuilder().verb(Protocol.HELLO).word(Integer.toString(Protocol.VERSION))
                .text(server.greeting()).toBytes());
        answer(request.label());
    }

    private void login(Request request) throws MalformedLineException, CommandException {
        if (hello.isEmpty()) {
            throw new CommandException(ErrorCode.LOGIN, "Say HELLO 1 :name of the client, then log in.");
        }
        if (user != null) {
            throw new CommandException(ErrorCode.CONFLICT, "You are logged in as " + user.name() + " already.");
        }
        Line line = request.toLine();
        if (line.params().size() != 2) {
            throw new CommandException(ErrorCode.USAGE, "Log in with LOGIN user :password.");
        }
        String name = line.param(0);
        switch (server.login().attempt(name, line.text(), connection.loop().now())) {
            case Login.Outcome.Welcome _ -> welcome(name, request.label());
            case Login.Outcome.UnknownUser _ -> throw failed("somebody unknown", ErrorCode.UNKNOWN,
                    "There is no user '" + name + "'. Names are case-sensitive.");
            case Login.Outcome.WrongPassword wrong -> throw failed(name, ErrorCode.DENIED,
                    "Wrong password for '" + name + "'. " + plural(wrong.attemptsLeft(), "attempt") + " left.");
            case Login.Outcome.Blocked blocked -> blocked(name, request.label(), blocked.left());
        }
    }

    /** An unknown name is not told: people type passwords there. */
    private CommandException failed(String who, ErrorCode code, String text) {
        count(Metric.LOGINS_FAILED);
        server.console().say(who + " from " + connection.address().getHostAddress() + " failed to log in: " + code);
        return new CommandException(code, text);
    }

    private void blocked(String name, String label, Duration left) {
        count(Metric.LOGINS_BLOCKED);
        long seconds = Math.ceilDiv(left.toMillis(), 1000L);
        server.console().say(name + " from " + connection.address().getHostAddress() + " is blocked for " + seconds + " s");
        connection.send(Answers.wait(label, left.toMillis(), "'" + name + "' is blocked for "
                + plural(seconds, "more second") + " after too many failed log-ins."));
    }

    private void welcome(String name, String label) {
        count(Metric.LOGINS_OK);
        Inbox inbox = server.inboxes().of(name);
        user = new OnlineUser(name, server.dispatcher().access(name), server.time().now(), hello.orElseThrow(), this,
                connection, inbox, server.users());
        server.admission().waitsNoMore(connection);
        EventLog.Arrival arrival = server.presence().arrived(user, begun -> greet(begun, label));
        if (!ended) { // as it is if the lines above did not fit into its outbox
            deliver(arrival);
        }
    }

    private void greet(EventLog.Arrival arrival, String label) {
        connection.send(new LineBuilder().tag(Protocol.ID, beginning(arrival)).verb(Protocol.WELCOME).word(user.name())
                .text("Welcome to Parley, " + user.name() + ".").toBytes());
        connection.send(server.commands().catalogue(user.access()));
        answer(label);
        server.console().say(user.name() + " logged in from " + connection.address().getHostAddress()
                + (user.udpPort().isPresent() ? ", UDP port " + user.udpPort().getAsInt() : ""));
    }

    /** The id after which the client gets all that is stored for its user. */
    private long beginning(EventLog.Arrival arrival) {
        return Math.min(user.resume().orElse(arrival.read()), arrival.lastId());
    }

    private void deliver(EventLog.Arrival arrival) {
        long beginning = beginning(arrival);
        if (beginning == arrival.lastId()) {
            user.delivery().beginLive(arrival);
        } else if (user.resume().isPresent()) {
            user.delivery().beginAfter(beginning, beginning);
        } else {
            user.delivery().beginAfter(beginning, arrival.lastId());
        }
    }

    /** Little is left of what waited for the client. */
    void drained() {
        if (user != null && !ended) {
            user.delivery().readOn();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    private void command(Request request) throws CommandException {
        if (user == null) {
            throw new CommandException(ErrorCode.LOGIN, "Log in first: HELLO 1 :client, then LOGIN user :password.");
        }
        server.dispatcher().dispatch(request, user, answering);
    }

    /** The command of a request may be called again. */
    private void goOn(Request request) {
        calling = false;
        if (!ended) {
            server.dispatcher().dispatch(request, user, answering);
            if (!calling) {
                endAfterAnswer.run();
            }
            connection.resume();
        }
    }

    private void answeredLater(LineBuilder answer) {
        calling = false;
        answering.now(answer);
        endAfterAnswer.run();
        connection.resume();
    }

    /** Answers a labelled line of the protocol itself. */
    private void answer(String label) {
        if (!label.isEmpty()) {
            connection.send(Answers.ok(new LineBuilder(), label, Reply.done()));
        }
    }

    private void refuse(String label, ErrorCode code, String text) {
        connection.send(Answers.err(new LineBuilder(), label, code, text));
        boolean countsAsFault = code != ErrorCode.DENIED && code != ErrorCode.UNKNOWN;
        if (user == null && countsAsFault && ++faults >= server.limits().faultsBeforeLogin()) {
            connection.end("LIMIT", faults + " lines were not understood. See the protocol's page, then come back.");
        }
    }

    /** Ends the session as its user asked, after the answer of the command that runs, if one does. */
    void logout(String goodbye) {
        if (calling) {
            endAfterAnswer = () -> connection.end("LOGOUT", goodbye);
        } else {
            connection.end("LOGOUT", goodbye);
        }
    }

    /** The outbox was over its bound; the connection closes. */
    void overflowed() {
        server.console().say(who() + " did not read " + server.limits().outbox() + " bytes and was disconnected");
    }

    /** The socket could not be closed; it is given up. */
    void unclosed(IOException e) {
        server.console().say("The socket of " + who() + " could not be closed: " + e.getMessage());
    }

    /** The connection is over, or is about to be: nothing is handled any more. Called at least once. */
    void ended() {
        if (ended) {
            return;
        }
        ended = true;
        server.admission().waitsNoMore(connection);
        if (user != null) {
            user.delivery().ended();
            boolean gone = server.presence().left(user);
            server.console().say(user.name() + (gone ? " left" : " is on a newer connection; the older one ended"));
        }
    }

    /** The socket is closed. Called once, after {@link #ended}. */
    void closed() {
        if (user != null) {
            user.inbox().closed(user);
        }
    }

    private String who() {
        return user == null ? connection.address().getHostAddress() : user.name();
    }

    private static String plural(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
