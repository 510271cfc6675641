package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The questions of one port to servers that are open, each with who waits for its end. Owned by the port's thread. */
final class Reflections {
    /** One more takes the place of the oldest, of whose end nobody hears. */
    static final int MOST = 64;

    private record Open(Reflection reflection, Consumer<Reflection> then) {
    }

    private final Deque<Open> open = new ArrayDeque<>();

    void add(Reflection reflection, Consumer<Reflection> then) {
        if (open.size() >= MOST) {
            open.remove();
        }
        open.add(new Open(reflection, then));
    }

    /** Takes a datagram; whether it was an answer that was waited for. */
    boolean received(InetSocketAddress from, byte[] datagram, int length) {
        for (Open each : open) {
            if (each.reflection.received(from, datagram, length)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the next question that is due; false if there is none. */
    boolean poll(long now, Outgoing out) {
        for (Open each : open) {
            if (each.reflection.poll(now, out)) {
                return true;
            }
        }
        return false;
    }

    /** Hands on those that are over. */
    void report(long now) {
        if (open.isEmpty()) {
            return;
        }
        List<Open> over = open.stream().filter(each -> each.reflection.isOver(now)).toList();
        open.removeAll(over);
        over.forEach(each -> each.then.accept(each.reflection));
    }

    /** When to poll again. */
    long wakeup() {
        long next = Long.MAX_VALUE;
        for (Open each : open) {
            next = Math.min(next, each.reflection.wakeup());
        }
        return next;
    }
}
