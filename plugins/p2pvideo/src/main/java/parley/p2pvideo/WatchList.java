package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.p2pvideo.transfer.Bytes32;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.watch.NotWatchableException;
import parley.p2pvideo.watch.Watching;

/** {@code /watch}: what comes, and what came since the shell started, in the user's browser. Thread-safe. */
final class WatchList implements AutoCloseable {
    /** The most that are remembered; for one more, what is here for longest is forgotten. */
    static final int MOST = 64;

    private final Watching watching;
    private final System.Logger logger;
    /** By identity, the newest last. Guarded by this. */
    private final SequencedMap<Bytes32, Incoming> all = new LinkedHashMap<>();

    WatchList(Watching watching, System.Logger logger) {
        this.watching = watching;
        this.logger = logger;
    }

    /**
     * Files that were accepted, perhaps again; {@code chosen} is what the user calls them, if not what their sender
     * does.
     */
    synchronized Incoming of(String peer, Offer offer, Optional<String> chosen) {
        Bytes32 identity = offer.identity(peer);
        Incoming before = all.remove(identity);
        Incoming incoming = before != null && before.isCutOff() ? before : new Incoming(peer, offer, chosen);
        all.put(identity, incoming);
        if (all.size() > MOST) {
            all.pollFirstEntry();
        }
        return incoming;
    }

    /**
     * The command: the words are a user, or none, and words of the name of one file among several. Returns what to
     * tell.
     */
    String watch(List<String> words) throws CommandException {
        return words.isEmpty() ? watch(Whom.ALL, "")
                : watch(Whom.only(words.getFirst()), String.join(" ", words.subList(1, words.size())));
    }

    private String watch(Whom whom, String words) throws CommandException {
        List<Incoming> some = some(whom);
        for (Incoming incoming : some) {
            Optional<Integer> entry = incoming.find(words);
            if (entry.isPresent()) {
                return show(incoming, entry.get());
            }
        }
        String from = whom.after("from");
        if (some.isEmpty()) {
            throw new CommandException(ErrorCode.UNKNOWN,
                    "Nothing comes" + from + ", and nothing has come since you started.");
        }
        throw new CommandException(ErrorCode.UNKNOWN, "Of what comes or came" + from + " nothing"
                + (words.isEmpty() ? "" : " named '" + words + "'") + " can be watched: browsers show videos, sound and"
                + " pictures, such as .mp4, .webm, .mp3 and .jpg. The last was " + some.getFirst().name() + ".");
    }

    /** What comes before what came, and the newest before all others. */
    private synchronized List<Incoming> some(Whom whom) {
        List<Incoming> some = new ArrayList<>(all.values()).reversed();
        List<Incoming> wanted = some.stream().filter(incoming -> !incoming.isFailed())
                .filter(incoming -> whom.includes(incoming.peer())).toList();
        List<Incoming> sorted = new ArrayList<>(wanted.stream().filter(Incoming::isComing).toList());
        sorted.addAll(wanted.stream().filter(incoming -> !incoming.isComing()).toList());
        return sorted;
    }

    private String show(Incoming incoming, int entry) throws CommandException {
        try {
            return watching.start(incoming.file(entry)).text();
        } catch (NotWatchableException e) {
            throw new CommandException(ErrorCode.INVALID, e.getMessage());
        } catch (IOException e) {
            throw new CommandException(ErrorCode.WAIT, incoming.name() + " cannot be shown: " + e.getMessage() + ".");
        }
    }

    /** Lets go of what nobody watches. Call it often. */
    void sweep() {
        try {
            watching.sweep();
        } catch (IOException e) {
            logger.log(Level.WARNING, "a file that was watched was not closed in order", e);
        }
    }

    /** Ends all that is watched. */
    @Override
    public void close() {
        try {
            watching.close();
        } catch (IOException e) {
            logger.log(Level.WARNING, "what was watched was not closed in order", e);
        }
    }
}
