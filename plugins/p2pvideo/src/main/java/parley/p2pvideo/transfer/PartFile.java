package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is being received: {@code NAME.part}, a file or, for several, a folder, until everything is there and verified,
 * then {@code NAME}, or {@code NAME (1)} and so on if that is taken. Beside it lies its {@link Journal}, so it outlives
 * a lost network, a killed program and a power cut, and is taken up by the next offer of the same. It never overwrites
 * a file, and deletes none but its own.
 *
 * <p>Written by one worker, as {@link Destination} says; {@link #availableFrom} and {@link #read} are for any thread.
 */
public final class PartFile implements Destination {
    private static final String PART = ".part";
    private static final String JOURNAL = JournalFiles.ENDING;
    private static final int MOST_NUMBER = 9_999;
    private static final long FULL = 1 << 20;

    private final Path directory;
    private final Layout layout;
    private final Blocks blocks;
    private final PartClaim claim;
    private final Staging staging;
    private final Journal journal;
    private final BlockDigests verified;
    /** What the user calls it. */
    private final Optional<String> chosen;
    /** Bytes that are there. Guarded by itself. */
    private final RangeSet present = new RangeSet();
    /** The final names of the layout's tops, once they have them. */
    private volatile List<String> given = List.of();

    private PartFile(Path directory, Layout layout, Blocks blocks, PartClaim claim, Staging staging, Journal journal,
            BlockDigests verified, Optional<String> chosen) {
        this.directory = directory;
        this.layout = layout;
        this.blocks = blocks;
        this.claim = claim;
        this.staging = staging;
        this.journal = journal;
        this.verified = verified;
        this.chosen = chosen;
        for (Span run : verified.runs(Integer.MAX_VALUE)) {
            present.add(blocks.start((int) run.from()), blocks.end((int) run.to() - 1));
        }
    }

    /** As the other, under the sender's names. */
    public static PartFile open(Path directory, String sender, Offer offer) throws IOException {
        return open(directory, sender, offer, Optional.empty());
    }

    /**
     * Takes up what an earlier attempt has left, or begins anew.
     *
     * @param sender who offers
     * @param chosen what the user wants it to be called: the file, the folder, or a new folder around several; made
     *               safe. An attempt that goes on keeps the name, as the part file is called by it.
     * @throws DiskFullException if there is less room than what is missing needs
     * @throws IOException       if it cannot be created
     */
    public static PartFile open(Path directory, String sender, Offer offer, Optional<String> chosen)
            throws IOException {
        Optional<String> safe = chosen.map(SafeName::part);
        Optional<PartFile> resumed = resume(directory, sender, offer, safe);
        PartFile part = resumed.isPresent() ? resumed.get() : create(directory, sender, offer, safe);
        long missing = offer.size() - part.present.covered();
        long room = Files.getFileStore(directory).getUsableSpace();
        if (room < missing) {
            if (resumed.isPresent()) {
                part.keep();
            } else {
                part.discard();
            }
            throw new DiskFullException(missing + " bytes are needed, " + room + " are free");
        }
        return part;
    }

    private static Optional<PartFile> resume(Path directory, String sender, Offer offer, Optional<String> chosen)
            throws IOException {
        for (Path found : journals(directory, offer.identity(sender))) {
            Optional<PartFile> part = takeUp(directory, found, sender, offer, chosen);
            if (part.isPresent()) {
                return part;
            }
        }
        return Optional.empty();
    }

    /** The journals of that identity which lie there, whether somebody holds them or not. */
    private static List<Path> journals(Path directory, Bytes32 identity) throws IOException {
        return JournalFiles.newest(directory.toRealPath()).stream()
                .filter(journal -> PartClaim.identity(journal).equals(Optional.of(identity))).toList();
    }

    /** What was cut off there: the {@link Offer#identity} of each part that this program does not hold. */
    public static Set<Bytes32> cutOff(Path directory) throws IOException {
        return JournalFiles.newest(directory.toRealPath()).stream().map(PartClaim::identity).flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Removes the parts of that identity which were cut off there and which nobody holds. */
    public static void discard(Path directory, Bytes32 identity) throws IOException {
        for (Path found : journals(directory, identity)) {
            remove(found);
        }
    }

    /** Removes a part, unless somebody holds it, or it is gone. */
    private static void remove(Path journal) throws IOException {
        Optional<PartClaim> claim = PartClaim.existing(journal);
        if (claim.isPresent()) {
            try (PartClaim held = claim.get()) {
                Trees.delete(part(journal));
                held.delete();
            }
        }
    }

    /** The part beside which a journal lies. */
    private static Path part(Path journal) {
        return journal.resolveSibling(called(journal) + PART);
    }

    /** What a part and its journal are called, without their endings. */
    private static String called(Path journal) {
        String name = journal.getFileName().toString();
        return name.substring(0, name.length() - JOURNAL.length());
    }

    private static Optional<PartFile> takeUp(Path directory, Path journal, String sender, Offer offer,
            Optional<String> chosen) throws IOException {
        Layout layout = new Layout(sender, offer.entries());
        Blocks blocks = new Blocks(offer.size(), offer.blockSize());
        Staging staging = staging(part(journal), layout, offer);
        Optional<PartClaim> claim = staging.isThere() ? PartClaim.existing(journal) : Optional.empty();
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        try {
            BlockDigests digests = new BlockDigests(blocks.count());
            Journal resumed = Journal.resume(claim.get().channel(), digests);
            staging.mend(offer.entries(), blocks, digests);
            return Optional.of(new PartFile(directory, layout, blocks, claim.get(), staging, resumed, digests,
                    chosen.or(() -> chosen(journal, layout))));
        } catch (IOException e) {
            // Something else stands where it was: what is there stays, and a new one is begun beside it.
            staging.close();
            claim.get().close();
            return Optional.empty();
        }
    }

    /** What the user called a part, as its name tells: nothing if it is the sender's, perhaps with a number. */
    private static Optional<String> chosen(Path journal, Layout layout) {
        String called = called(journal);
        String senders = layout.tops().getFirst();
        boolean plain = IntStream.rangeClosed(0, MOST_NUMBER)
                .anyMatch(i -> SafeName.numbered(senders, i).equals(called));
        return plain ? Optional.empty() : Optional.of(called);
    }

    private static PartFile create(Path directory, String sender, Offer offer, Optional<String> chosen)
            throws IOException {
        Path real = directory.toRealPath();
        Layout layout = new Layout(sender, offer.entries());
        Blocks blocks = new Blocks(offer.size(), offer.blockSize());
        String name = chosen.orElse(layout.tops().getFirst());
        for (int number = 0; number <= MOST_NUMBER; number++) {
            String numbered = SafeName.numbered(name, number);
            Staging staging = staging(real.resolve(numbered + PART), layout, offer);
            Optional<PartClaim> claim = claim(real.resolve(numbered + JOURNAL), staging);
            if (claim.isPresent()) {
                Journal journal = Journal.begin(claim.get().channel(), offer.identity(sender));
                if (staging.make(offer.entries())) {
                    return new PartFile(directory, layout, blocks, claim.get(), staging, journal,
                            new BlockDigests(blocks.count()), chosen);
                }
                claim.get().delete();
            }
        }
        throw new IOException("there are too many files named " + name);
    }

    /** A journal whose part is gone is as good as none. */
    private static Optional<PartClaim> claim(Path journal, Staging staging) throws IOException {
        if (!staging.isMissing()) {
            return Optional.empty();
        }
        Optional<PartClaim> made = PartClaim.make(journal);
        return made.isPresent() ? made : PartClaim.existing(journal);
    }

    private static Staging staging(Path part, Layout layout, Offer offer) {
        boolean oneFile = offer.entries().size() == 1 && layout.names().getFirst().indexOf('/') < 0;
        Extents extents = new Extents(offer.entries());
        return oneFile ? Staging.ofFile(part, extents) : Staging.ofFolder(part, layout, extents);
    }

    /** Bytes of the blocks that an earlier attempt has left. */
    public long verifiedBytes() {
        return verified.runs(Integer.MAX_VALUE).stream().mapToLong(blocks::bytes).sum();
    }

    /** The blocks that an earlier attempt has left. */
    public BlockDigests verified() {
        return verified;
    }

    @Override
    public BlockDigests verified(Blocks same) {
        return verified;
    }

    @Override
    public void write(long offset, byte[] bytes, int from, int length) throws IOException {
        try {
            staging.write(offset, bytes, from, length);
        } catch (IOException e) {
            throw isFull() ? new DiskFullException(e.getMessage()) : e;
        }
        synchronized (present) {
            present.add(offset, offset + length);
        }
    }

    /** Asks the disk itself: the text of the exception depends on the operating system and its language. */
    private boolean isFull() throws IOException {
        return Files.getFileStore(directory).getUsableSpace() < FULL;
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) throws IOException {
        staging.read(offset, into, from, length);
    }

    /**
     * How many bytes are there from an offset on without a gap: what {@link #read} may ask for. A block among them that
     * turns out to differ from the sender's is written again.
     */
    public long availableFrom(long offset) {
        synchronized (present) {
            return present.runFrom(offset);
        }
    }

    /** Whether not one byte is there. */
    public boolean isEmpty() {
        synchronized (present) {
            return present.covered() == 0;
        }
    }

    /** Bytes of all files together. */
    public long size() {
        return blocks.size();
    }

    @Override
    public void record(Map<Integer, Bytes32> digests) throws IOException {
        staging.force();
        journal.add(digests);
    }

    @Override
    public String commit() throws IOException {
        staging.force();
        staging.close();
        given = giveNames(staging.root());
        claim.delete();
        return given.size() == 1 ? given.getFirst() : given.getFirst() + " and " + (given.size() - 1) + " more";
    }

    private List<String> giveNames(Path root) throws IOException {
        List<String> tops = layout.tops();
        if (isWrapped() || !Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(FinalName.give(root, directory, chosen.orElse(tops.getFirst())));
        }
        List<String> names = new ArrayList<>();
        for (String top : tops) {
            names.add(FinalName.give(root.resolve(top), directory, chosen.orElse(top)));
        }
        Files.delete(root);
        return List.copyOf(names);
    }

    /** Whether several files and folders get one folder, of the user's name, around them. */
    private boolean isWrapped() {
        return chosen.isPresent() && layout.tops().size() > 1;
    }

    /** What the user calls it, if that is not what its sender does. */
    public Optional<String> chosen() {
        return chosen;
    }

    /** Where an entry of the offer is, once everything has its final name. */
    public Path stored(int entry) {
        String name = layout.names().get(entry);
        if (isWrapped()) {
            return directory.resolve(given.getFirst()).resolve(name);
        }
        int slash = name.indexOf('/');
        String top = slash < 0 ? name : name.substring(0, slash);
        Path found = directory.resolve(given.get(layout.tops().indexOf(top)));
        return slash < 0 ? found : found.resolve(name.substring(slash + 1));
    }

    @Override
    public void keep() throws IOException {
        staging.close();
        claim.close();
    }

    @Override
    public void discard() throws IOException {
        staging.close();
        try (claim) {
            if (given.isEmpty() && claim.isHeld()) {
                Trees.delete(staging.root());
                claim.delete();
            }
        }
    }

    /** Removes what {@link #keep} has left, unless somebody has taken it up since. */
    public void discardKept() throws IOException {
        remove(claim.journal());
    }
}
