package parley.app.bench.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of messages.
 *
 * @param sent         messages
 * @param delivered    of them, to each receiver
 * @param acknowledged messages
 * @param missing      deliveries and acknowledgements that have not come
 * @param doubled      deliveries of what was there already, or came after a later one
 * @param outOfOrder   deliveries and acknowledgements that came before an earlier one
 * @param damaged      texts that nobody sent to their receiver
 */
record Tally(long sent, long delivered, long acknowledged, long missing, long doubled, long outOfOrder, long damaged) {
    /** What is wrong, in words; empty if nothing is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        add(faults, missing, "lost");
        add(faults, doubled, "doubled");
        add(faults, outOfOrder, "out of order");
        add(faults, damaged, "damaged");
        return faults;
    }

    private static void add(List<String> faults, long number, String what) {
        if (number > 0) {
            faults.add("%,d %s".formatted(number, what));
        }
    }
}
