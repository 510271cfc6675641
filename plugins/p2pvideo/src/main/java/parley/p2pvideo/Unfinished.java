package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shipments of a user that were accepted and have not arrived yet, in memory and, so that they outlive the program,
 * in a folder; and when each is to be tried again. A try that gets nowhere doubles the pause before the next, from two
 * seconds to five minutes. Times are nanoseconds as they are told. Thread-safe.
 */
final class Unfinished {
    /** The most that are remembered, of all users; for one more the user is told that it will not be gone on with. */
    static final int MOST = 256;
    static final long FIRST_PAUSE = 2_000_000_000L;
    static final long LONGEST_PAUSE = 300_000_000_000L;

    private static final class Waiting {
        private final Shipment shipment;
        private long due;
        private long pause = FIRST_PAUSE;
        private boolean busy;
        private boolean byHand;
        private boolean away;

        private Waiting(Shipment shipment, long due) {
            this.shipment = shipment;
            this.due = due;
        }
    }

    private final Optional<Path> folder;
    private final System.Logger logger;
    private final Map<String, Waiting> all = new LinkedHashMap<>();

    /** Without a folder they are remembered as long as the program runs. */
    Unfinished(Optional<Path> folder, System.Logger logger) {
        this.folder = folder;
        this.logger = logger;
    }

    /** The user has logged in: reads what earlier runs have left, and tries everything soon. */
    synchronized void loggedIn(Account account, long now) {
        all.values().removeIf(waiting -> !waiting.busy && !isOf(waiting.shipment, account));
        for (Shipment shipment : folder.map(this::read).orElse(List.of())) {
            if (isOf(shipment, account)) {
                all.putIfAbsent(shipment.id(), new Waiting(shipment, now));
            }
        }
        all.values().forEach(waiting -> retry(waiting, now));
    }

    private static boolean isOf(Shipment shipment, Account account) {
        return account.equals(new Account(shipment.user(), shipment.server()));
    }

    private static void retry(Waiting waiting, long now) {
        waiting.due = now;
        waiting.pause = FIRST_PAUSE;
        waiting.byHand = false;
    }

    private List<Shipment> read(Path from) {
        List<Shipment> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, ShipmentFile::isOne)) {
            for (Path file : files) {
                if (found.size() < MOST) {
                    read(file, found);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            logger.log(Level.WARNING, "what was not sent to its end before cannot be read in " + from, e);
        }
        return found;
    }

    private void read(Path file, List<Shipment> into) {
        try {
            into.add(ShipmentFile.read(file));
        } catch (IOException e) {
            logger.log(Level.WARNING, "a transfer that was cut off is not gone on with: " + e.getMessage(), e);
        }
    }

    /**
     * The receiver accepted a shipment: from now on it is remembered. Does nothing if it was before.
     *
     * @throws IOException with a text for the user if it cannot be
     */
    synchronized void accepted(Shipment shipment) throws IOException {
        if (all.containsKey(shipment.id())) {
            return;
        }
        if (all.size() >= MOST) {
            throw new IOException(MOST + " transfers are remembered already");
        }
        if (folder.isPresent()) {
            ShipmentFile.write(folder.get(), shipment);
        }
        Waiting waiting = new Waiting(shipment, Long.MAX_VALUE);
        waiting.busy = true;
        all.put(shipment.id(), waiting);
    }

    /**
     * Those that are to be tried now; each counts as being tried until {@link #cutOff} or {@link #forget}.
     *
     * @param online who is there; whoever comes back is tried at once, or as soon as what is being tried is given up
     */
    synchronized List<Shipment> due(long now, Collection<String> online) {
        List<Shipment> due = new ArrayList<>();
        for (Waiting waiting : all.values()) {
            boolean here = online.contains(waiting.shipment.peer());
            if (here && waiting.away && !waiting.busy) {
                retry(waiting, now);
            }
            waiting.away = !here || waiting.away && waiting.busy;
            if (here && !waiting.busy && !waiting.byHand && now >= waiting.due) {
                waiting.busy = true;
                due.add(waiting.shipment);
            }
        }
        return due;
    }

    /**
     * A user's connection to the server has ended, be it for a moment that nobody saw: who is back then is tried at
     * once.
     */
    synchronized void peerLeft(String peer) {
        all.values().stream().filter(waiting -> waiting.shipment.peer().equals(peer))
                .forEach(waiting -> waiting.away = true);
    }

    /** Those that are not being tried. */
    synchronized List<Shipment> waiting() {
        return all.values().stream().filter(waiting -> !waiting.busy).map(waiting -> waiting.shipment).toList();
    }

    /** Those to some user that are not being tried; from now on they are. */
    synchronized List<Shipment> take(Whom whom) {
        List<Waiting> some = all.values().stream().filter(waiting -> !waiting.busy)
                .filter(waiting -> whom.includes(waiting.shipment.peer())).toList();
        some.forEach(waiting -> waiting.busy = true);
        return some.stream().map(waiting -> waiting.shipment).toList();
    }

    /**
     * A try has ended too early.
     *
     * @param lasted whether it went well for a while, so that the next try comes soon
     * @param byHand whether nothing is tried before the next log-in unless the user says so
     */
    synchronized void cutOff(Shipment shipment, long now, boolean lasted, boolean byHand) {
        Waiting waiting = all.get(shipment.id());
        if (waiting != null) {
            waiting.busy = false;
            waiting.byHand = byHand;
            long pause = lasted ? FIRST_PAUSE : waiting.pause;
            waiting.due = now + pause;
            waiting.pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    synchronized boolean isRemembered(Shipment shipment) {
        return all.containsKey(shipment.id());
    }

    /** It has arrived, or somebody does not want it any more. */
    synchronized void forget(Shipment shipment) {
        all.remove(shipment.id());
        try {
            if (folder.isPresent()) {
                Files.deleteIfExists(ShipmentFile.path(folder.get(), shipment.id()));
            }
        } catch (IOException e) {
            logger.log(Level.WARNING, shipment.name() + " may be offered to " + shipment.peer() + " once more", e);
        }
    }
}
