package parley.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.wire.LineBuilder;
import parley.wire.LineSplitter;
import parley.wire.Protocol;

/**
 * One connection to a server: a socket, a thread that reads lines from it and one that writes. It asks for a sign of
 * life when nothing comes, and answers none itself: that is the receiver's part.
 */
final class Link {
    /** Gets what arrives; all calls come from the link's reading thread, {@link #closed} last and once. */
    interface Receiver {
        /** A line, without its end. */
        void received(Link link, String line);

        /** Something that is no line was dropped. */
        void dropped(Link link, LineSplitter.Fault fault);

        /** The connection is over; {@code why} is for the user. */
        void closed(Link link, String why);
    }

    /** The most lines that wait to be written; with more, sending is refused. */
    static final int MOST_WAITING = 1000;
    private static final byte[] END = {};
    private static final int BUFFER = 16 * 1024;

    private final Socket socket;
    private final Timing timing;
    private final Receiver receiver;
    private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread reader = Thread.ofVirtual().name("parley-link-reader").unstarted(this::read);
    private volatile String writeFault = "";

    private Link(Socket socket, Timing timing, Receiver receiver) {
        this.socket = socket;
        this.timing = timing;
        this.receiver = receiver;
    }

    /** Starts reading and writing on a connected socket, which belongs to the link from now on. */
    static Link over(Socket socket, Timing timing, Receiver receiver) {
        return new Link(socket, timing, receiver);
    }

    /** Starts its threads; call it once, when the receiver knows the link. */
    void start() {
        Thread.ofVirtual().name("parley-link-writer").start(this::write);
        reader.start();
    }

    /** Whether the calling thread is the one that reads. */
    boolean isReadingThread() {
        return Thread.currentThread() == reader;
    }

    /** Queues a line with its end; false if {@link #MOST_WAITING} are waiting. */
    boolean send(byte[] line) {
        return outgoing.offer(line);
    }

    /** The address of this machine on its way to the server. */
    InetAddress localAddress() {
        return socket.getLocalAddress();
    }

    /** The address of the server. */
    InetAddress serverAddress() {
        return socket.getInetAddress();
    }

    /** The port of the server. */
    int serverPort() {
        return socket.getPort();
    }

    /** Ends the connection; {@link Receiver#closed} follows. */
    void close() {
        closing.set(true);
        closeSocket();
    }

    /** Waits until {@link Receiver#closed} was called; false if that takes longer. */
    boolean awaitClosed(Duration longest) throws InterruptedException {
        return over.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void read() {
        String why;
        try {
            why = readLines();
        } catch (IOException e) {
            why = writeFault.isEmpty() ? String.valueOf(e.getMessage()) : writeFault;
        }
        closeSocket();
        if (!outgoing.offer(END)) { // full: make room, nothing of it can be written any more
            outgoing.clear();
            outgoing.offer(END);
        }
        try {
            receiver.closed(this, closing.get() ? "it was closed" : why);
        } finally {
            over.countDown();
        }
    }

    private String readLines() throws IOException {
        InputStream in = socket.getInputStream();
        LineSplitter splitter = new LineSplitter(Protocol.LONGEST_LINE);
        Liveness liveness = new Liveness(timing.idle(), timing.dead(), timing.nanos().getAsLong());
        byte[] buffer = new byte[BUFFER];
        while (true) {
            socket.setSoTimeout(liveness.millisLeft(timing.nanos().getAsLong()));
            try {
                int n = in.read(buffer);
                if (n < 0) {
                    return "the server closed it";
                }
                liveness.heard(timing.nanos().getAsLong());
                splitter.lend(buffer, 0, n);
                deliver(splitter);
                splitter.retain();
            } catch (SocketTimeoutException e) {
                switch (liveness.step(timing.nanos().getAsLong())) {
                    case PING -> send(new LineBuilder().verb(Protocol.PING).word("here").toBytes());
                    case DEAD -> {
                        return "nothing came from the server for " + timing.dead().toSeconds() + " s";
                    }
                    case WAIT -> { }
                }
            }
        }
    }

    private void deliver(LineSplitter splitter) {
        while (splitter.advance()) {
            if (splitter.fault() == LineSplitter.Fault.NONE) {
                receiver.received(this, splitter.line());
            } else {
                receiver.dropped(this, splitter.fault());
            }
        }
    }

    private void write() {
        List<byte[]> batch = new ArrayList<>();
        try {
            OutputStream out = socket.getOutputStream();
            while (true) {
                batch.add(outgoing.take());
                outgoing.drainTo(batch);
                for (byte[] line : batch) {
                    if (line == END) {
                        return;
                    }
                    out.write(line);
                }
                batch.clear();
            }
        } catch (IOException e) {
            writeFault = String.valueOf(e.getMessage());
            closeSocket(); // the reader ends with it
        } catch (InterruptedException e) {
            closeSocket();
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            writeFault = String.valueOf(e.getMessage()); // it is closed all the same
        }
    }
}
