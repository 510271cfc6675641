package parley.server;

import java.util.concurrent.ExecutorService;
import parley.server.event.EventLog;
import parley.server.event.Tail;
import parley.server.metrics.Metric;

/**
 * Which stored events one user's connection has been given, and the next ones. Owned by the connection's loop.
 *
 * <p>While the client reads fast enough it is <em>live</em>: what the loop's tail brings goes to the outbox. When the outbox
 * is full, and at a log-in for which something waits, the user is <em>behind</em>: events are left in the log, and as soon as
 * the outbox has drained a {@link CatchUp} reads them from there, a part at a time. Each search for what was missed has an
 * end, the tail's position at its beginning; what the tail brings meanwhile is held. With the last part the held events
 * follow, and the user is live again; if there were too many to hold, another search begins.
 *
 * <p>Invariant: {@code sent} is the id of the last event in the outbox, all before that are for the user are there, too, and
 * no event enters it twice, for each search begins after {@code sent} and live events have larger ids.
 */
final class Delivery {
    /** With fewer bytes than these in the outbox, what was missed is read on. */
    static final int DRAINED = 1 << 15;

    private final OnlineUser user;
    private final Connection connection;
    private final EventLog events;
    private final ExecutorService readers;
    private final Held held = new Held();
    private long inboxAfter;
    private long audiencesAfter;
    private long liveFrom = Long.MAX_VALUE; // the position from which the tail's events go to the outbox
    private long heldFrom = Long.MAX_VALUE; // the position from which they are held
    private long sent;
    private long floor;   // the client has got all up to here before; under the inbox's monitor
    private CatchUp search; // null while live, and between two searches
    private boolean reading;
    private boolean behind; // as it was counted
    private boolean noted = true; // the log says that the user is here

    Delivery(OnlineUser user, EventLog events, ExecutorService readers) {
        this.user = user;
        this.connection = user.connection();
        this.events = events;
        this.readers = readers;
    }

    /** The user has come to this connection. */
    void arrived(EventLog.Arrival arrival) {
        floor = arrival.read();
    }

    /** Begins with what is stored from now on. */
    void beginLive(EventLog.Arrival arrival) {
        begin(arrival.lastId(), arrival.lastId());
        liveFrom = arrival.position();
        if (arrival.waits()) { // but the client has it all, as it says
            user.inbox().note(user, EventLog.ONLINE);
        }
    }

    /** Begins with what was stored after some ids: for the user alone, and for audiences that the user is in. */
    void beginAfter(long inbox, long audiences) {
        begin(inbox, audiences);
        noted = false;
        behind(true);
        readOn();
    }

    private void begin(long inbox, long audiences) {
        inboxAfter = inbox;
        audiencesAfter = audiences;
        sent = Math.min(inbox, audiences);
        connection.sentUpTo(sent);
    }

    /** Takes the event that the tail stands at. */
    void receive(Tail event) {
        long position = event.position();
        if (position >= liveFrom) {
            send(event);
        } else if (position >= heldFrom) {
            held.add(event);
        }
    }

    private void send(Tail event) {
        if (connection.sendEvent(event.bytes(), event.lineAt(), event.lineLength())) {
            sentUpTo(event.id());
        } else {
            fallBehind();
        }
    }

    private void fallBehind() {
        liveFrom = Long.MAX_VALUE;
        noted = false;
        behind(true);
        user.inbox().note(user, got());
        connection.tellWhenDrained();
    }

    private void sentUpTo(long id) {
        sent = id;
        connection.sentUpTo(id);
    }

    /** The outbox has drained: goes on with what was missed. */
    void readOn() {
        if (reading || liveFrom != Long.MAX_VALUE || user.hasLeft()) {
            return;
        }
        if (search == null) {
            heldFrom = connection.loop().tailPosition();
            held.clear();
            search = new CatchUp(events, user, Math.max(sent, inboxAfter), Math.max(sent, audiencesAfter), heldFrom);
        }
        reading = true;
        CatchUp current = search;
        readers.execute(() -> {
            CatchUp.Part part = current.next();
            connection.loop().post(() -> take(part));
        });
    }

    private void take(CatchUp.Part part) {
        reading = false;
        if (user.hasLeft()) {
            return;
        }
        if (part.failed()) {
            connection.end("SLOW", "What you have missed could not be read. Come back to try again.");
            return;
        }
        count(Metric.EVENTS_CAUGHT_UP, part.count());
        if (part.lastId() > sent) {
            connection.sendAll(part.lines());
            sentUpTo(part.lastId());
        }
        if (part.more()) {
            connection.tellWhenDrained();
        } else {
            endSearch();
        }
    }

    private void endSearch() {
        search = null;
        if (held.overflowed()) {
            heldFrom = Long.MAX_VALUE;
            connection.tellWhenDrained();
            return;
        }
        if (held.lastId() > 0) {
            connection.sendAll(held.lines());
            sentUpTo(held.lastId());
        }
        liveFrom = heldFrom;
        behind(false);
        heldFrom = Long.MAX_VALUE;
        held.clear();
        if (!noted) {
            noted = true;
            user.inbox().note(user, EventLog.ONLINE);
        }
    }

    private void behind(boolean nowBehind) {
        if (behind != nowBehind) {
            behind = nowBehind;
            count(Metric.CLIENTS_BEHIND, nowBehind ? 1 : -1);
        }
    }

    private void count(Metric metric, long amount) {
        connection.loop().metrics().add(metric, amount);
    }

    /** The connection has ended, or is about to. */
    void ended() {
        behind(false);
    }

    /**
     * The id up to which all events have gone to the client's socket, or had before. Safe from any thread within the inbox's
     * monitor.
     */
    long got() {
        return Math.max(floor, connection.goneUpTo());
    }
}
