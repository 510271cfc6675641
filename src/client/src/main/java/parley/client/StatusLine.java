package parley.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import parley.api.Registration;
import parley.api.client.StatusItem;
import parley.wire.Printable;

/** The items of one line that plugins share, in the order in which they were made. Thread-safe. */
final class StatusLine {
    /** The most characters of an item; the rest is not shown. */
    static final int LONGEST = 200;
    /** The most items. */
    static final int MOST = 50;

    private static final String APART = " | ";

    private final List<Item> items = new CopyOnWriteArrayList<>();
    private final Runnable appears;

    /** Creates it; {@code appears} is called when it shows something again, and must not wait. */
    StatusLine(Runnable appears) {
        this.appears = appears;
    }

    /** Makes an item, which shows nothing yet; throws {@link IllegalStateException} if {@link #MOST} are there. */
    synchronized Item add() {
        if (items.size() >= MOST) {
            throw new IllegalStateException("The status line has " + MOST + " items; no more can be made.");
        }
        Item item = new Item();
        items.add(item);
        return item;
    }

    /** All that is to be shown, in at most so many cells of a terminal; may be empty. */
    String text(int width) {
        return Table.cut(items.stream().map(item -> item.text).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(APART)), width);
    }

    /** Whether nothing is to be shown. */
    boolean isEmpty() {
        return items.stream().allMatch(item -> item.text.isEmpty());
    }

    /** One item. */
    final class Item implements StatusItem, Registration {
        private volatile String text = "";

        @Override
        public void show(String shown) {
            String plain = Printable.strip(shown).replace('\t', ' ');
            boolean appeared = isEmpty();
            text = plain.codePoints().limit(LONGEST).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                    StringBuilder::append).toString();
            if (appeared && !plain.isEmpty()) {
                appears.run();
            }
        }

        @Override
        public void remove() {
            items.remove(this);
        }
    }
}
