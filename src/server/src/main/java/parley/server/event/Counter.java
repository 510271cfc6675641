package parley.server.event;

/** Numbers events from 1 without a gap. All but the number and the name is guarded by the log's lock. */
public final class Counter {
    private final int number;
    private final String name;
    private long last;

    Counter(int number, String name) {
        this.number = number;
        this.name = name;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    long last() {
        return last;
    }

    long next() {
        return ++last;
    }

    /** It has given that number, and perhaps larger ones. */
    void gave(long given) {
        last = Math.max(last, given);
    }
}
