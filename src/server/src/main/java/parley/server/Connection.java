package parley.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import parley.server.metrics.Metric;
import parley.wire.LineBuilder;
import parley.wire.LineSplitter;
import parley.wire.Protocol;

/**
 * A client's socket: bytes in and out, their bounds, and its end. What the lines mean is its {@link Session}'s. Owned by
 * one loop; only {@link #send} and {@link #end} are safe from any thread.
 *
 * <p>It is read only while its session can go on. So what waits in memory for one client is what one read brings, one
 * line and the outbox, whatever the client does.
 */
final class Connection implements Loop.Ready {
    /** While this many bytes wait to be written to it, a client is not read: who does not take answers may not ask more. */
    private static final int READ_NO_MORE = 1 << 16;
    /** Bytes of stored events that may wait: more is read from the log when the client has taken them. */
    private static final int EVENTS_AT_MOST = 1 << 17;
    /** How long the last line may take to leave, before the socket is closed all the same. */
    private static final long LAST_LINE_WAIT = TimeUnit.SECONDS.toNanos(2);

    private final Loop loop;
    private final SocketChannel channel;
    private final InetAddress address;
    private final Admission admission;
    private final LineSplitter splitter = new LineSplitter(Protocol.LONGEST_REQUEST);
    private final Outbox outbox;
    private final SentEvents sentEvents = new SentEvents();
    private final int eventBound; // bytes that may wait when a stored event is added; it can come later, other lines cannot
    private SelectionKey key;
    private Session session;
    private boolean noted;     // the loop knows that there is something to write
    private boolean blocked;   // the socket took less than there was
    private boolean telling;   // the session is to be told when little is left to write
    private boolean ending;    // close once the outbox is empty
    private boolean closed;
    private int counted;       // bytes that wait, as they were counted last
    private long lastHeard;

    Connection(Loop loop, SocketChannel channel, Limits limits, Admission admission) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        this.admission = admission;
        this.outbox = new Outbox(limits.outbox(), loop.buffers());
        this.eventBound = Math.min(EVENTS_AT_MOST, Math.max(limits.outbox() / 2, Protocol.LONGEST_LINE));
    }

    /** Begins to read. */
    void open(Session itsSession) {
        session = itsSession;
        lastHeard = loop.now();
        loop.add(this);
        loop.metrics().increment(Metric.CONNECTIONS);
        loop.metrics().increment(Metric.CONNECTIONS_OPEN);
        try {
            key = channel.register(loop.selector(), SelectionKey.OP_READ, this);
        } catch (IOException e) {
            close();
        }
    }

    Loop loop() {
        return loop;
    }

    InetAddress address() {
        return address;
    }

    /** When the client last showed that it is there, by sending or by reading on, in the loop's nanoseconds. */
    long lastHeard() {
        return lastHeard;
    }

    @Override
    public void ready(SelectionKey ready) {
        if (ready.isWritable()) {
            note(); // written at the end of the round, once the journals are
        }
        if (ready.isValid() && ready.isReadable()) {
            if (mayRead()) {
                read();
            } else {
                updateInterest();
            }
        }
    }

    @Override
    public void failed() {
        close();
    }

    private void read() {
        ByteBuffer direct = loop.direct().clear();
        int length;
        try {
            length = channel.read(direct);
        } catch (IOException e) {
            length = -1; // a connection reset by its client ends like one that was closed
        }
        if (length < 0) {
            close();
            return;
        }
        lastHeard = loop.now();
        loop.metrics().add(Metric.BYTES_RECEIVED, length);
        byte[] bytes = loop.bytes();
        direct.flip().get(bytes, 0, length);
        splitter.lend(bytes, 0, length);
        handleLines();
        splitter.retain();
    }

    /** Goes on after the session could not. */
    void resume() {
        if (splitter.holdsBytes()) {
            handleLines();
            splitter.retain();
        } else {
            updateInterest();
        }
    }

    /** Goes on in the next round: what that brings must not be written before the journals are. */
    void resumeLater() {
        loop.post(this::resume);
    }

    private void handleLines() {
        while (mayRead() && splitter.advance()) {
            session.handle(splitter);
        }
        updateInterest();
    }

    private boolean mayRead() {
        return !ending && !closed && !session.isBusy() && !loop.isHeldBack() && outbox.pending() < READ_NO_MORE;
    }

    private void updateInterest() {
        if (!closed && key != null) {
            key.interestOps((mayRead() ? SelectionKey.OP_READ : 0) | (blocked ? SelectionKey.OP_WRITE : 0));
        }
    }

    /** Sends a line at the end of the round. Safe from any thread. */
    void send(byte[] line) {
        if (!loop.isCurrent()) {
            loop.post(() -> send(line));
            return;
        }
        if (ending || closed) {
            return;
        }
        added(outbox.add(line));
    }

    /** Sends a line at the end of the round; only on the loop's thread, which may use the builder again at once. */
    void send(LineBuilder line) {
        if (ending || closed) {
            return;
        }
        added(outbox.add(line));
    }

    /** Sends a stored event's line at the end of the round; false if so much waits that it has to come later. */
    boolean sendEvent(byte[] bytes, int at, int length) {
        if (ending || closed) {
            return true;
        }
        if (!outbox.add(bytes, at, length, eventBound)) {
            return false;
        }
        if (!blocked) {
            note();
        }
        return true;
    }

    /** Sends lines at the end of the round, of which there are not many. */
    void sendAll(byte[] lines) {
        if (!ending && !closed && lines.length > 0) {
            outbox.addAll(lines);
            added(true);
        }
    }

    /** All stored events up to an id have been sent. */
    void sentUpTo(long id) {
        if (!ending && !closed) {
            sentEvents.added(id, outbox.pending());
        }
    }

    /** The id of a stored event that has gone to the socket with all before it. Safe from any thread. */
    long goneUpTo() {
        return sentEvents.gone();
    }

    /** Has the session told, once, when little is left to write. */
    void tellWhenDrained() {
        telling = true;
        if (outbox.pending() < Delivery.DRAINED) {
            loop.post(this::tellDrained);
        }
    }

    private void tellDrained() {
        if (telling && !closed && outbox.pending() < Delivery.DRAINED) {
            telling = false;
            session.drained();
        }
    }

    private void added(boolean fitted) {
        if (!fitted) {
            session.overflowed();
            end("SLOW", "More was sent than is kept for you, and you did not read it. Come back to go on.");
        } else if (!blocked) {
            note();
        }
    }

    /** Closes after what was sent before and a last line. Safe from any thread. */
    void end(String code, String why) {
        if (!loop.isCurrent()) {
            loop.post(() -> end(code, why));
            return;
        }
        if (ending || closed) {
            return;
        }
        sendAll(new LineBuilder().verb(Protocol.BYE).word(code).text(why).toBytes());
        ending = true;
        session.ended();
        updateInterest();
        loop.after(LAST_LINE_WAIT, this::close);
    }

    private void note() {
        if (!noted) {
            noted = true;
            loop.written(this);
        }
    }

    /** Writes what the socket takes; called by the loop at the end of a round. */
    void write() {
        noted = false;
        if (closed) {
            return;
        }
        boolean wasFull = outbox.pending() >= READ_NO_MORE;
        int before = outbox.pending();
        try {
            outbox.writeTo(channel, loop.direct());
        } catch (IOException e) {
            close();
            return;
        }
        sentEvents.wrote(before - outbox.pending(), outbox.pending());
        count(before);
        if (blocked && outbox.pending() < before) {
            lastHeard = loop.now();
        }
        if (telling) {
            loop.post(this::tellDrained);
        }
        boolean nowBlocked = outbox.pending() > 0;
        if (!nowBlocked && ending) {
            close();
        } else if (nowBlocked != blocked || wasFull) {
            blocked = nowBlocked;
            if (wasFull) {
                resumeLater();
            }
            updateInterest();
        }
    }

    private void count(int before) {
        loop.metrics().add(Metric.BYTES_SENT, before - outbox.pending());
        loop.metrics().add(Metric.OUTBOX_BYTES, outbox.pending() - counted);
        counted = outbox.pending();
    }

    /** Closes at once. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (key != null) {
            key.cancel();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be done for a socket that cannot even be closed.
            session.unclosed(e);
        }
        admission.left(address);
        loop.metrics().add(Metric.CONNECTIONS_OPEN, -1);
        loop.metrics().add(Metric.OUTBOX_BYTES, -counted);
        loop.remove(this);
        session.ended();
        session.closed();
    }
}
