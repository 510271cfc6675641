package parley.app.bench.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The book of what was sent, acknowledged and received, and the judge of it. It knows no server: whatever that does, a
 * message that was acknowledged reaches each of its receivers exactly once; one that was not, at most once; those of one
 * sender reach one receiver in the order sent; and the ids that a receiver sees grow.
 *
 * <p>A message is forgotten when it was acknowledged and has reached all, so the book stays small: it holds what is under
 * way, and what was never acknowledged. Not thread-safe.
 */
final class Ledger {
    /** Faults that are kept; beyond, they are only counted. */
    static final int FAULTS_KEPT = 10;
    /** As long as a receiver has seen nothing. */
    static final long NOTHING_SEEN = -1;
    private static final int NOTHING = -1;
    private static final Comparator<Message> BY_SENDER =
            Comparator.comparingInt(Message::sender).thenComparingInt(Message::number);

    private final Map<Message, Entry> open = new HashMap<>();
    private final int[] sent;      // by sender
    private final int[][] newest;  // by receiver and sender: the number of the latest message
    private final long[] lastSeen; // by receiver: an id
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
    private long acknowledged;
    private long awaited; // deliveries of acknowledged messages that have not come

    /** For a number of users. */
    Ledger(int users) {
        sent = new int[users];
        newest = new int[users][users];
        for (int[] ofReceiver : newest) {
            Arrays.fill(ofReceiver, NOTHING);
        }
        lastSeen = new long[users];
        Arrays.fill(lastSeen, NOTHING_SEEN);
    }

    /** The next message of a sender, to others. */
    Message send(int sender, Set<Integer> receivers) {
        Message message = new Message(sender, sent[sender]++);
        open.put(message, new Entry(receivers));
        return message;
    }

    /** Its sender has the {@code OK}. */
    void acknowledged(Message message) {
        Entry entry = open.get(message);
        if (entry == null || entry.acknowledged) {
            fault(isSent(message) ? Fault.Kind.DOUBLED : Fault.Kind.INVENTED, "the answer to " + message.text());
            return;
        }
        entry.acknowledged = true;
        acknowledged++;
        awaited += entry.missing.size();
        closeIfDone(message, entry);
    }

    /**
     * A receiver was told an id when it logged in. If it has seen nothing yet, it resumes after that one; what it has seen
     * the server must still know.
     */
    void welcomed(int receiver, long id) {
        if (id < lastSeen[receiver]) {
            fault(Fault.Kind.LOST, "the events behind id " + id + ", of which u" + receiver + " has seen "
                    + lastSeen[receiver]);
        } else if (lastSeen[receiver] == NOTHING_SEEN) {
            lastSeen[receiver] = id;
        }
    }

    /** A receiver has an event under an id: a message, or news of a group. */
    void seen(int receiver, long id) {
        if (id <= lastSeen[receiver]) {
            fault(Fault.Kind.OUT_OF_ORDER, "id " + id + " behind " + lastSeen[receiver] + " at u" + receiver);
        }
        lastSeen[receiver] = Math.max(lastSeen[receiver], id);
    }

    /** A receiver has a message under an id. */
    void received(int receiver, Message message, long id) {
        seen(receiver, id);
        Entry entry = open.get(message);
        if (!isSent(message) || entry != null && !entry.receivers.contains(receiver)) {
            fault(Fault.Kind.INVENTED, message.text() + " at u" + receiver);
        } else if (entry == null || !entry.missing.remove(receiver)) {
            fault(Fault.Kind.DOUBLED, message.text() + " at u" + receiver);
        } else {
            arrived(receiver, message, entry);
        }
    }

    /** A receiver has a text that is no message. */
    void receivedOther(int receiver, String text) {
        fault(Fault.Kind.INVENTED, "'" + text + "' at u" + receiver);
    }

    /** The id after which a receiver resumes; {@link #NOTHING_SEEN} if it has none. */
    long lastSeen(int receiver) {
        return lastSeen[receiver];
    }

    /** How many messages a sender has sent. */
    int sent(int sender) {
        return sent[sender];
    }

    /** How many messages were sent in all. */
    long sent() {
        return Arrays.stream(sent).asLongStream().sum();
    }

    /** How many of them were acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** Whether every message that was acknowledged has reached all its receivers. */
    boolean isComplete() {
        return awaited == 0;
    }

    /** Says that nothing more comes: what was acknowledged and has not arrived is lost. */
    void close() {
        open.entrySet().stream().filter(e -> e.getValue().acknowledged)
                .sorted(Map.Entry.comparingByKey(BY_SENDER))
                .forEach(e -> e.getValue().missing.stream().sorted()
                        .forEach(r -> fault(Fault.Kind.LOST, e.getKey().text() + " to u" + r)));
        open.clear();
    }

    /** The first faults, at most {@link #FAULTS_KEPT}. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** How many faults there are of each kind that there are. */
    Map<Fault.Kind, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    private void arrived(int receiver, Message message, Entry entry) {
        int before = newest[receiver][message.sender()];
        if (message.number() < before) {
            fault(Fault.Kind.OUT_OF_ORDER, message.text() + " behind message " + before + " at u" + receiver);
        }
        newest[receiver][message.sender()] = Math.max(before, message.number());
        if (entry.acknowledged) {
            awaited--;
        }
        closeIfDone(message, entry);
    }

    private void closeIfDone(Message message, Entry entry) {
        if (entry.acknowledged && entry.missing.isEmpty()) {
            open.remove(message);
        }
    }

    private boolean isSent(Message message) {
        return message.sender() < sent.length && message.number() < sent[message.sender()];
    }

    private void fault(Fault.Kind kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        if (faults.size() < FAULTS_KEPT) {
            faults.add(new Fault(kind, what));
        }
    }

    /** A message that is not done. */
    private static final class Entry {
        private final Set<Integer> receivers;
        private final Set<Integer> missing;
        private boolean acknowledged;

        private Entry(Set<Integer> receivers) {
            this.receivers = Set.copyOf(receivers);
            this.missing = new HashSet<>(receivers);
        }
    }
}
