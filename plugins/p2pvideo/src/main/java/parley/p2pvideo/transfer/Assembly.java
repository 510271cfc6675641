package parley.p2pvideo.transfer;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Puts together the offers that come in pieces. Not thread-safe. */
public final class Assembly {
    /** Offers of all users that are put together at a time, 1 MiB each at most; for another the oldest is dropped. */
    static final int MOST = 16;
    /** Those of them that one user has; for another that user's oldest is dropped. */
    static final int MOST_OF_ONE = 4;

    private record Key(String from, TransferId id) {
    }

    private static final class Begun {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int pieces;
    }

    private final SequencedMap<Key, Begun> begun = new LinkedHashMap<>();

    /**
     * Takes a piece from a user, and gives the offer if it was the last.
     *
     * @throws SignalException if a piece before it is missing, or all of them are no offer; they are dropped
     */
    public Optional<Offer> add(String from, Piece piece) throws SignalException {
        Key key = new Key(from, piece.id());
        Begun offer = piece.index() == 0 ? begin(key) : begun.get(key);
        if (offer == null || offer.pieces != piece.index()) {
            begun.remove(key);
            throw new SignalException("piece " + piece.index() + " of an offer, without the one before it");
        }
        offer.bytes.writeBytes(piece.data());
        offer.pieces++;
        if (offer.pieces < piece.count()) {
            return Optional.empty();
        }
        begun.remove(key);
        if (Signal.parse(offer.bytes.toByteArray()) instanceof Offer whole && whole.id().equals(piece.id())) {
            return Optional.of(whole);
        }
        throw new SignalException("pieces that are no offer");
    }

    private Begun begin(Key key) {
        Begun fresh = new Begun();
        begun.remove(key);
        List<Key> ofUser = begun.keySet().stream().filter(each -> each.from.equals(key.from)).toList();
        if (ofUser.size() >= MOST_OF_ONE) {
            begun.remove(ofUser.getFirst());
        }
        begun.put(key, fresh);
        if (begun.size() > MOST) {
            begun.pollFirstEntry();
        }
        return fresh;
    }
}
