package parley.app.bench.chat;

import java.util.Arrays;

/**
 * The closed loop: who may send now, what is under way, and what went wrong. It knows no connection and no clock; times
 * are nanoseconds that it is given. Not thread-safe.
 *
 * <p>Each receiver hears one sender, whose messages have to come complete and in order. A message is under way until
 * every receiver has it and, if messages are labelled, its sender has the {@code OK}; then the next one is sent. So no
 * sender has more than a window under way, and they end in order: a ring of that size holds them.
 */
final class Traffic {
    /** Sends a message. */
    interface Outlet {
        /** The text of {@code sender} with that number. */
        void send(int sender, int number);
    }

    private final Scenario scenario;
    private final boolean labelled;
    private final Outlet outlet;
    private final Histogram latency = new Histogram();
    private final Flow[] flows;
    private final int[] expected; // by receiver: the number of the message that comes next
    private boolean sending;
    private boolean timing;
    private long sent;
    private long delivered;
    private long acknowledged;
    private long doubled;
    private long outOfOrder;
    private long damaged;

    Traffic(Scenario scenario, boolean labelled, Outlet outlet) {
        this.scenario = scenario;
        this.labelled = labelled;
        this.outlet = outlet;
        flows = new Flow[scenario.users()];
        Arrays.setAll(flows, user -> new Flow(scenario.speaks(user) ? scenario.window() : 0));
        expected = new int[scenario.users()];
    }

    /** Sends the first messages. */
    void start(long now) {
        sending = true;
        for (int user = 0; user < flows.length; user++) {
            for (int i = 0; scenario.begins(user) && i < scenario.window(); i++) {
                send(user, now);
            }
        }
    }

    /** Records latencies from now on. */
    void startTiming() {
        timing = true;
    }

    /** Sends nothing more. What is still under way may arrive. */
    void stop() {
        sending = false;
    }

    /** A receiver has a message. */
    void delivered(int receiver, int sender, int number, long now) {
        if (sender != scenario.heardBy(receiver) || number >= flows[sender].sent) {
            damaged++;
            return;
        }
        if (number < expected[receiver]) {
            doubled++;
            return;
        }
        if (number > expected[receiver]) {
            outOfOrder++; // those between are lost, or come too late and count as doubled
        }
        expected[receiver] = number + 1;
        delivered++;
        Flow flow = flows[sender];
        if (timing) {
            latency.record(now - flow.sentAt[flow.slot(number)]);
        }
        oneLess(sender, number, now);
    }

    /** A sender has the {@code OK} to a message. */
    void acknowledged(int sender, int number, long now) {
        Flow flow = flows[sender];
        if (number != flow.acknowledged || number >= flow.sent) {
            outOfOrder++;
            return;
        }
        flow.acknowledged++;
        acknowledged++;
        oneLess(sender, number, now);
    }

    /** A receiver has a text that nobody sent. */
    void damaged() {
        damaged++;
    }

    /** Whether all that was sent has arrived, and was acknowledged if it is labelled. */
    boolean isDone() {
        return missing() <= 0;
    }

    /** What has happened so far. */
    Tally tally() {
        return new Tally(sent, delivered, acknowledged, Math.max(0, missing()), doubled, outOfOrder, damaged);
    }

    /** How long messages took to each of their receivers, since {@link #startTiming}. */
    Histogram latency() {
        return latency;
    }

    private long missing() {
        return sent * scenario.receivers() - delivered + (labelled ? sent - acknowledged : 0);
    }

    private void oneLess(int sender, int number, long now) {
        Flow flow = flows[sender];
        if (--flow.missing[flow.slot(number)] == 0 && sending) {
            send(scenario.next(sender), now);
        }
    }

    private void send(int sender, long now) {
        Flow flow = flows[sender];
        int number = flow.sent++;
        flow.sentAt[flow.slot(number)] = now;
        flow.missing[flow.slot(number)] = scenario.receivers() + (labelled ? 1 : 0);
        sent++;
        outlet.send(sender, number);
    }

    /** What one sender has under way, in rings of a power of two. */
    private static final class Flow {
        private final long[] sentAt;
        private final int[] missing; // receivers, and the acknowledgement
        private int sent;
        private int acknowledged;

        private Flow(int window) {
            int power = Math.max(1, Integer.highestOneBit(2 * window - 1));
            sentAt = new long[power];
            missing = new int[power];
        }

        private int slot(int number) {
            return number & missing.length - 1;
        }
    }
}
