package parley.p2pvideo;

import java.util.List;
import java.util.Random;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.SourceFiles.Item;

/**
 * Files that one user sends to another, over as many attempts as it takes.
 *
 * @param id     tells it from all others of this computer
 * @param user   who sends
 * @param server whose users they are, as an {@link Account} has it
 * @param peer   who receives
 * @param items  the files as they were when they were chosen
 */
record Shipment(String id, String user, String server, String peer, List<Item> items) {
    Shipment {
        items = List.copyOf(items);
    }

    /** A new one. */
    static Shipment of(Account account, String peer, List<Item> items, Random random) {
        String id = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        return new Shipment(id, account.user(), account.server(), peer, items);
    }

    List<Entry> entries() {
        return items.stream().map(Item::entry).toList();
    }

    Job job() {
        return new Job(true, peer, name(), size(), id);
    }

    /** What the files are called, for people. */
    String name() {
        return Phrases.title(entries());
    }

    long size() {
        return items.stream().mapToLong(item -> item.entry().size()).sum();
    }
}
