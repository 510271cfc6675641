package parley.p2pvideo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** Which users have exchanged messages since they came in, and so want to know when the other goes. Thread-safe. */
final class Acquaintances {
    /** Pairs that are remembered; for more, those are forgotten whose last message is the longest ago. */
    static final int MOST = 1_024;

    /** The one whose last message is the longest ago comes first. Guarded by this. */
    private final SequencedSet<Set<String>> pairs = new LinkedHashSet<>();

    /** Two different users have exchanged a message. */
    synchronized void met(String one, String other) {
        Set<String> pair = Set.of(one, other);
        pairs.remove(pair);
        pairs.add(pair);
        if (pairs.size() > MOST) {
            pairs.removeFirst();
        }
    }

    /** A user goes: who is to be told. The user is forgotten by all. */
    synchronized List<String> left(String user) {
        List<Set<String>> theirs = pairs.stream().filter(pair -> pair.contains(user)).toList();
        theirs.forEach(pairs::remove);
        return theirs.stream().flatMap(Set::stream).filter(name -> !name.equals(user)).toList();
    }
}
