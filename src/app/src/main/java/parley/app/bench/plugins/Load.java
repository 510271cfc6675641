package parley.app.bench.plugins;

import java.util.Arrays;
import java.util.function.IntFunction;
import parley.wire.Line;
import parley.wire.Protocol;

/** Users who wave at each other all the time, each with a few labelled lines under way. */
final class Load implements Users.Watcher {
    /** Lines under way of each user. */
    static final int WINDOW = 4;

    /** Sends a user's line. */
    @FunctionalInterface
    interface Sender {
        void put(int user, String line);
    }

    private final Sender sender;
    private final IntFunction<String> names;
    private final int first;
    private final int behind;
    private final long[][] sentAt; // by user and label, in nanoseconds; 0 if nothing is under way
    private boolean sending;
    private long sent;
    private long done;
    private long refused;
    private long events;
    private long longest; // nanoseconds
    private String refusal = "";

    /** Of the users from {@code first} and before {@code behind}, who have those names. */
    Load(int first, int behind, IntFunction<String> names, Sender sender) {
        this.sender = sender;
        this.names = names;
        this.first = first;
        this.behind = behind;
        this.sentAt = new long[behind][WINDOW];
    }

    void begin() {
        sending = true;
        for (int user = first; user < behind; user++) {
            for (int label = 0; label < WINDOW; label++) {
                send(user, label);
            }
        }
    }

    /** What is under way is still answered. */
    void end() {
        sending = false;
    }

    @Override
    public void line(int user, Line line) {
        if (line.verb().equals("WAVE")) {
            events++;
        } else if (!line.tag(Protocol.LABEL).isEmpty()) {
            answered(user, line);
        }
    }

    /** The longest time that a line waited for its answer since this was asked before, in milliseconds. */
    double takeLongest() {
        double millis = longest / 1e6;
        longest = 0;
        return millis;
    }

    boolean isAllAnswered() {
        return lost() == 0;
    }

    long sent() {
        return sent;
    }

    long done() {
        return done;
    }

    long refused() {
        return refused;
    }

    /** The text of the first refusal. */
    String refusal() {
        return refusal;
    }

    /** Lines that have no answer. */
    long lost() {
        return Arrays.stream(sentAt).flatMapToLong(Arrays::stream).filter(at -> at != 0).count();
    }

    long events() {
        return events;
    }

    private void answered(int user, Line line) {
        int label = Integer.parseInt(line.tag(Protocol.LABEL));
        longest = Math.max(longest, System.nanoTime() - sentAt[user][label]);
        sentAt[user][label] = 0;
        if (line.verb().equals(Protocol.OK)) {
            done++;
        } else {
            refused++;
            refusal = refusal.isEmpty() ? line.text() : refusal;
        }
        if (sending) {
            send(user, label);
        }
    }

    private void send(int user, int label) {
        int friend = user + 1 < behind ? user + 1 : first;
        sent++;
        sentAt[user][label] = System.nanoTime();
        sender.put(user, "@label=" + label + " /wave " + names.apply(friend));
    }
}
