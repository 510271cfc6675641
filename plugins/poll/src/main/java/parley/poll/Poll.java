package parley.poll;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.api.server.Event;

/**
 * A poll that is open, and how it stands. Immutable.
 *
 * @param group    the id of the group
 * @param author   who asked
 * @param question what
 * @param votes    the number of the choice, from 1, of each user who voted
 */
record Poll(String group, String author, Question question, Map<String, Integer> votes) {
    Poll {
        votes = Map.copyOf(votes);
    }

    /** Without a vote yet. */
    static Poll opened(String group, String author, Question question) {
        return new Poll(group, author, question, Map.of());
    }

    /** The poll with a user's vote, in the place of the one before. */
    Poll with(String user, int choice) {
        Map<String, Integer> more = new HashMap<>(votes);
        more.put(user, choice);
        return new Poll(group, author, question, more);
    }

    /** How many votes a choice has. */
    long count(int choice) {
        return votes.values().stream().filter(voted -> voted == choice).count();
    }

    /** The poll as it stands, for people: {@code Lunch? pizza 2, sushi 1}. */
    String result() {
        return question.text() + " " + numbers().mapToObj(n -> question.choices().get(n - 1) + " " + count(n))
                .collect(Collectors.joining(", "));
    }

    /** The poll as it stands, for shells: the group's name and the count of each choice; the question is the text. */
    Event event(String verb, String groupName) {
        Stream<String> counts = numbers().mapToObj(n -> Long.toString(count(n)));
        return Event.of(verb, Stream.concat(Stream.of(groupName), counts).toArray(String[]::new)).text(question.typed());
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, question.choices().size());
    }
}
