package parley.server.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The topics and counters of a log, by name and by number. Added to under the log's lock only; looked up from any thread,
 * without a lock.
 */
final class Directory {
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final List<Counter> counterByNumber = new ArrayList<>();
    private volatile Topic[] topicByNumber = new Topic[64];
    private int lastTopic;
    private int lastCounter;

    /** Has numbers up to these not given again. */
    void skip(int topicNumber, int counterNumber) {
        lastTopic = Math.max(lastTopic, topicNumber);
        lastCounter = Math.max(lastCounter, counterNumber);
    }

    Optional<Topic> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** The topic of a number that {@link #addTopic} gave. */
    Topic topic(int number) {
        return topicByNumber[number];
    }

    Optional<Counter> counter(String name) {
        return Optional.ofNullable(counters.get(name));
    }

    Collection<Topic> topics() {
        return topics.values();
    }

    Collection<Counter> counters() {
        return counters.values();
    }

    int nextTopic() {
        return lastTopic + 1;
    }

    int nextCounter() {
        return lastCounter + 1;
    }

    Topic addTopic(int number, String name) {
        Topic topic = new Topic(number, name);
        if (number >= topicByNumber.length) {
            topicByNumber = Arrays.copyOf(topicByNumber, Math.max(2 * topicByNumber.length, number + 1));
        }
        topicByNumber[number] = topic;
        topicByNumber = topicByNumber; // so that who reads the array without a lock sees the topic
        lastTopic = Math.max(lastTopic, number);
        topics.put(name, topic);
        return topic;
    }

    Counter addCounter(int number, String name) {
        Counter counter = new Counter(number, name);
        while (counterByNumber.size() < number) {
            counterByNumber.add(null);
        }
        counterByNumber.set(number - 1, counter);
        lastCounter = Math.max(lastCounter, number);
        counters.put(name, counter);
        return counter;
    }

    /**
     * Takes in what a whole record of the past says. Returns the event's id, 0 if it is none.
     *
     * @throws IOException if it is of a kind that this version does not know; the text is for people
     */
    long replay(byte[] bytes, int at, int size, long position) throws IOException {
        int number = Record.intAt(bytes, at + Record.NUMBER_AT);
        switch (bytes[at + Record.KIND_AT]) {
            case Record.EVENT -> {
                return replayEvent(bytes, at, position);
            }
            case Record.TOPIC -> {
                if (topic(number, topicByNumber) == null) {
                    addTopic(number, name(bytes, at, size));
                }
            }
            case Record.COUNTER -> {
                if (counter(number) == null) {
                    addCounter(number, name(bytes, at, size));
                }
            }
            case Record.READ -> {
                Topic topic = topic(number, topicByNumber);
                if (topic != null) {
                    topic.readUpTo(Record.longAt(bytes, at + Record.READ_ID_AT));
                }
            }
            default -> throw new IOException("The events hold a record of kind " + bytes[at + Record.KIND_AT]
                    + ", which this version does not know. Start the version that wrote them.");
        }
        return 0;
    }

    /**
     * A topic or counter of which both definitions were damaged is left out; its events stay in the file, and its number is
     * not given to another, who would get them.
     */
    private long replayEvent(byte[] bytes, int at, long position) {
        int number = Record.intAt(bytes, at + Record.TOPIC_AT);
        lastTopic = Math.max(lastTopic, Math.max(number, Record.intAt(bytes, at + Record.AUTHOR_AT)));
        Topic topic = topic(number, topicByNumber);
        long id = Record.longAt(bytes, at + Record.ID_AT);
        if (topic != null) {
            topic.added(position, id);
        }
        Counter counter = counter(Record.intAt(bytes, at + Record.COUNTER_AT));
        if (counter != null) {
            counter.gave(Record.longAt(bytes, at + Record.EVENT_NUMBER_AT));
        }
        return id;
    }

    private Counter counter(int number) {
        lastCounter = Math.max(lastCounter, number);
        return number > 0 && number <= counterByNumber.size() ? counterByNumber.get(number - 1) : null;
    }

    private static Topic topic(int number, Topic[] known) {
        return number > 0 && number < known.length ? known[number] : null;
    }

    private static String name(byte[] bytes, int at, int size) {
        return new String(bytes, at + Record.NAME_AT, size - Record.NAME_AT, StandardCharsets.UTF_8);
    }
}
