package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sender wants to send: files laid end to end into one space of bytes, cut into blocks. An offer of many files is too
 * long for one chat line and travels as several {@link Piece}s. It goes that way, and not over UDP, because the receiver
 * has to know all names and sizes before it accepts: to ask its user, to look whether there is room, and to say which
 * blocks it has. The keys are derived from the offer's bytes, so a piece that was changed on the way gives no connection.
 *
 * @param id         names the transfer
 * @param entries    1 to {@link #MOST_ENTRIES} files and empty folders, {@link #MOST_MANIFEST} bytes altogether
 * @param blockSize  bytes, see {@link Blocks}
 * @param commitment SHA-256 of the public key that the sender reveals only after the receiver has sent its own; without
 *                   it, whoever relays the messages could search for a key that gives the same words
 * @param candidates where the sender may be reached
 * @param again      whether this goes on with a transfer that was accepted before and was cut off
 */
public record Offer(TransferId id, List<Entry> entries, int blockSize, Bytes32 commitment, List<Candidate> candidates,
        boolean again) implements Signal {
    /** The most files in one offer. */
    public static final int MOST_ENTRIES = 10_000;
    /** The most bytes of all names, sizes and times. */
    public static final int MOST_MANIFEST = 1 << 20;

    static final byte KIND = 'O';

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if there is no entry, or too many, or blocks or addresses outside their limits
     */
    public Offer {
        entries = List.copyOf(entries);
        candidates = Fields.checked(candidates);
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(entries.size() + " files in an offer, it takes 1 to " + MOST_ENTRIES);
        }
        int manifest = entries.stream().mapToInt(Entry::length).sum();
        if (manifest > MOST_MANIFEST) {
            throw new IllegalArgumentException("the names of " + entries.size() + " files take " + manifest
                    + " bytes, the most is " + MOST_MANIFEST);
        }
        Blocks.check(size(entries), blockSize);
    }

    /** One that goes on with nothing. */
    public Offer(TransferId id, List<Entry> entries, int blockSize, Bytes32 commitment, List<Candidate> candidates) {
        this(id, entries, blockSize, commitment, candidates, false);
    }

    /** The bytes of all files together. */
    public long size() {
        return size(entries);
    }

    private static long size(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /**
     * What is offered, whoever asks for it how often: the sender, every name, size and time, and the size of the blocks.
     * A part file of another identity is never mixed with it.
     */
    public Bytes32 identity(String sender) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_MANIFEST + 4);
        entries.forEach(entry -> entry.write(bytes));
        bytes.putInt(blockSize);
        byte[] exact = Arrays.copyOf(bytes.array(), bytes.position());
        return Bytes32.sha256(Utf8.bytes("parley part\n" + sender + "\n"), exact);
    }

    /** Where an entry begins in the space of bytes. */
    public long start(int entry) {
        return entries.subList(0, entry).stream().mapToLong(Entry::size).sum();
    }

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        to.putShort((short) entries.size());
        entries.forEach(entry -> entry.write(to));
        to.putInt(blockSize).put(commitment.bytes());
        Fields.candidates(candidates, to);
        to.put((byte) (again ? 1 : 0));
    }

    @Override
    public int mostBytes() {
        return MOST_MANIFEST + Signal.MOST_LINE;
    }

    static Offer read(TransferId id, ByteBuffer from) throws SignalException {
        int count = Short.toUnsignedInt(from.getShort());
        if (count == 0 || count > MOST_ENTRIES) {
            throw new SignalException(count + " files in an offer, it takes 1 to " + MOST_ENTRIES);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Entry.read(from));
        }
        int blockSize = from.getInt();
        Bytes32 commitment = Fields.bytes32(from);
        List<Candidate> candidates = Fields.candidates(from);
        byte again = from.get();
        if (again < 0 || again > 1) {
            throw new SignalException("an offer that says " + again + " where 0 or 1 should stand");
        }
        try {
            return new Offer(id, entries, blockSize, commitment, candidates, again == 1);
        } catch (IllegalArgumentException e) {
            throw new SignalException(e.getMessage());
        }
    }
}
