package parley.p2pvideo.transfer;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import parley.p2pvideo.rendezvous.BindMessage;
import parley.p2pvideo.rendezvous.Token;
import parley.p2pvideo.udp.UdpSocket;

/**
 * One UDP port for all transfers of a client. Its thread owns the socket and every core: it reads datagrams, hands each
 * to the core whose number it bears, drops the others without an answer, and sends what the cores want to send. Every
 * other thread leaves it a task and wakes it.
 */
public final class UdpPort implements AutoCloseable {
    /** The most transfers at a time. */
    public static final int MOST_TRANSFERS = 64;

    /** Makes a core, on the port's thread. */
    @FunctionalInterface
    public interface CoreMaker {
        /** The core, given the time in nanoseconds and the worker for what may block. */
        TransferCore make(long now, Worker worker);
    }

    /** Datagrams taken from the socket before the cores get their turn. */
    private static final int BATCH = 256;
    /**
     * Datagrams that a core may send before the next gets its turn: as many of 1,472 bytes, the most that Ethernet
     * takes, as leave with one call ({@link UdpSocket#send}), so that no call is left half full. More were not faster.
     */
    private static final int TURN = 44;
    private static final long LAST_WORDS = 300_000_000L;
    private static final long PROGRESS = 200_000_000L;
    private static final long JOIN_MILLIS = 2_000;

    private final UdpSocket socket;
    private final System.Logger log;
    private final int port;
    private final int receiveBuffer;
    private final LinkMtu linkMtu;
    private final Thread thread;
    /** Bounded by who leaves tasks: at most 64 transfers, each with a bounded number of jobs on its disk threads. */
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean stopping;
    private volatile long strays;

    // From here on owned by the thread.
    private final List<RunningTransfer> running = new ArrayList<>();
    private final Reflections reflections = new Reflections();
    private final byte[] datagram = new byte[1 << 16];
    private final Outgoing out = new Outgoing();
    private long progressAt;
    private int numbers;

    private UdpPort(UdpSocket socket, System.Logger log) throws IOException {
        this.socket = socket;
        this.log = log;
        this.port = socket.port();
        this.receiveBuffer = socket.receiveBuffer();
        this.linkMtu = socket.keepsWhole() ? LinkMtu.here() : LinkMtu.UNKNOWN;
        this.thread = Thread.ofPlatform().name("p2pvideo-udp-" + port).daemon().unstarted(this::run);
    }

    /**
     * Binds a port on all addresses of this computer and starts its thread.
     *
     * @param port 1 to 65,535, or 0 for any free one
     * @param log  for faults that no user can do anything about
     * @throws IOException with a text for the user if it is in use or not allowed
     */
    public static UdpPort open(int port, System.Logger log) throws IOException {
        return over(UdpSocket.bind(port, log), log);
    }

    /** As {@link #open}, over a socket that it takes for itself. */
    static UdpPort over(UdpSocket socket, System.Logger log) throws IOException {
        UdpPort opened = new UdpPort(socket, log);
        opened.thread.start();
        return opened;
    }

    /** The port's number. */
    public int port() {
        return port;
    }

    /** Bytes that the operating system grants to the socket's receive buffer. */
    public int receiveBuffer() {
        return receiveBuffer;
    }

    /** What this computer's interfaces take. */
    LinkMtu linkMtu() {
        return linkMtu;
    }

    /** How many datagrams were dropped because they belong to no transfer. */
    public long strays() {
        return strays;
    }

    /**
     * Starts a transfer.
     *
     * @throws RejectedExecutionException with a text for the user if there are too many, or the port is closed
     */
    public Transfer start(CoreMaker maker, TransferListener listener) {
        if (stopping) {
            throw new RejectedExecutionException("the UDP port is closed");
        }
        if (count.incrementAndGet() > MOST_TRANSFERS) {
            count.decrementAndGet();
            throw new RejectedExecutionException(MOST_TRANSFERS + " transfers are running, wait for one to end");
        }
        Transfer transfer = new Transfer(this::leave);
        leave(() -> attach(transfer, maker, listener));
        return transfer;
    }

    /**
     * Asks the server's two ports from which address this port's datagrams come.
     *
     * @param then hears of the end, within some seconds, on the port's thread; never if the port is closed before
     */
    public void reflect(Token token, InetSocketAddress first, InetSocketAddress second, Consumer<Reflection> then) {
        leave(() -> reflections.add(new Reflection(token, first, second, Monotonic.now()), then));
    }

    /** Ends every transfer so that it can be gone on with, tells their peers, and ends the thread. */
    @Override
    public void close() {
        stopping = true;
        socket.wake();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            socket.wake();
        }
    }

    // On the port's thread

    private void attach(Transfer transfer, CoreMaker maker, TransferListener listener) {
        RunningTransfer added = new RunningTransfer(listener, this::leave, port + "-" + numbers++, log);
        if (!added.start(maker) || find(added.core().id()) >= 0) {
            added.abandon();
            count.decrementAndGet();
            return;
        }
        running.add(added);
        added.core().setLinkMtu(linkMtu);
        transfer.attach(added.core());
    }

    private void run() {
        try {
            while (!stopping && !Thread.interrupted()) { // who is interrupted could not wait any more
                runTasks();
                boolean busy = receive();
                busy |= send();
                ask();
                report();
                if (!busy && tasks.isEmpty()) {
                    pause();
                }
            }
        } catch (IOException e) {
            log.log(Level.ERROR, "UDP port " + port + " failed", e);
        } finally {
            stopping = true;
            shut();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private boolean receive() throws IOException {
        for (int i = 0; i < BATCH; i++) {
            int length = socket.receive(datagram);
            if (length < 0) {
                return i > 0;
            }
            if (length > 0 && datagram[0] == BindMessage.BOUND
                    && reflections.received(socket.from(), datagram, length)) {
                continue;
            }
            int target = length < Wire.HEADER ? -1 : find(Wire.connection(datagram));
            if (target < 0) {
                strays = strays + 1;
            } else {
                running.get(target).receive(Monotonic.now(), socket.from(), datagram, length);
            }
        }
        return true;
    }

    /** Asks servers what is to be asked, and hands on what they have answered. */
    private void ask() throws IOException {
        long now = Monotonic.now();
        while (reflections.poll(now, out)) {
            socket.send(out.bytes(), out.length(), out.to());
        }
        socket.flush();
        reflections.report(now);
    }

    private int find(int connection) {
        for (int i = 0; i < running.size(); i++) {
            if (running.get(i).core().id() == connection) {
                return i;
            }
        }
        return -1;
    }

    /** Gives each core its turn; true if one may have more to send. */
    private boolean send() throws IOException {
        boolean more = false;
        for (int i = 0; i < running.size(); i++) {
            more |= send(running.get(i)) == TURN;
        }
        return more;
    }

    private int send(RunningTransfer transfer) throws IOException {
        int sent = 0;
        while (sent < TURN && transfer.poll(Monotonic.now(), out)) {
            socket.send(out.bytes(), out.length(), out.to());
            sent++;
        }
        socket.flush();
        return sent;
    }

    private void pause() throws IOException {
        long next = running.isEmpty() ? Long.MAX_VALUE : progressAt;
        for (int i = 0; i < running.size(); i++) {
            next = Math.min(next, running.get(i).wakeup());
        }
        next = Math.min(next, reflections.wakeup());
        long now = Monotonic.now();
        if (next > now) {
            socket.await(next - now);
        }
    }

    /** Tells every listener what is new, and lets go of what is over. */
    private void report() {
        long now = Monotonic.now();
        boolean due = now >= progressAt;
        progressAt = due ? now + PROGRESS : progressAt;
        for (int i = running.size() - 1; i >= 0; i--) {
            RunningTransfer each = running.get(i);
            each.report(now, due);
            if (each.isOver()) {
                running.remove(i);
                count.decrementAndGet();
                each.disk().end();
            }
        }
    }

    /** Gives the cores a moment to tell their peers, and to tell them again if that is lost. */
    private void sayLastWords() throws IOException {
        long until = Monotonic.now() + LAST_WORDS;
        while (!running.isEmpty() && Monotonic.now() < until) {
            runTasks();
            receive();
            send();
            report();
            socket.await(LAST_WORDS / 20);
        }
    }

    private void shut() {
        try (socket) {
            runTasks();
            running.forEach(each -> each.core().suspend(Monotonic.now()));
            sayLastWords();
            for (RunningTransfer each : running) {
                each.disk().end();
            }
            for (RunningTransfer each : running) {
                each.disk().join(JOIN_MILLIS);
            }
            runTasks();
            running.forEach(each -> each.report(Monotonic.now(), false));
        } catch (IOException e) {
            log.log(Level.WARNING, "UDP port " + port + " was not closed in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
