package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a transfer that receives. Bytes go to the disk as they come, in any order; a block that is whole is read
 * back and hashed; when the sender's list of digests is there and every block agrees, the file gets its name and the
 * sender is told. A block that differs is asked for once more. Blocks that the destination has from an earlier attempt
 * count as received and hashed.
 */
public final class ReceiverCore extends TransferCore implements ReceivingEnd, WriteRing.Listener {
    /** Separate runs of bytes at most; an honest sender fills gaps long before. */
    static final int MOST_RUNS = 1 << 16;
    /** Below so much credit the sender may stand still, and must hear when there is this much again. */
    private static final long LOW_CREDIT = 1 << 20;

    private final Blocks blocks;
    private final Connection connection;
    private final Destination destination;
    private final Worker worker;
    private final WriteRing ring;
    private final Verification verification;
    private final RangeSet received = new RangeSet();
    private final int[] missing;
    private final RateMeter meter;
    /** Bytes of the file that were there at the start. */
    private final long had;
    private final Recorder recorder;
    private int hashed;
    /** The block from which on bytes were asked for last. */
    private int wanted = -1;
    private boolean discarding;
    private boolean finishing;
    private long toldCredit = Long.MAX_VALUE;
    private int largest = PathMtu.START;

    /**
     * Starts at once to look for the sender.
     *
     * @param blocks      as offered
     * @param destination takes the bytes; committed, kept or discarded at the end, on the worker
     * @param worker      writes and hashes
     */
    public ReceiverCore(ConnectionSetup setup, Blocks blocks, Destination destination, Worker worker) {
        super(setup.keys().connection());
        this.blocks = blocks;
        this.connection = new Connection(setup, blocks.total(), this);
        this.destination = destination;
        this.worker = worker;
        this.ring = new WriteRing(destination, worker, this);
        this.verification = new Verification(blocks, destination);
        this.recorder = new Recorder(blocks, destination, verification.found(), worker);
        this.missing = new int[blocks.count()];
        for (int block = 0; block < missing.length; block++) {
            missing[block] = blocks.length(block);
        }
        takeUp(destination.verified(blocks));
        this.had = received.covered();
        this.meter = new RateMeter(setup.now(), had);
    }

    /** As many runs as the answer to the offer could name: the sender sends the others. */
    private void takeUp(BlockDigests verified) {
        for (Span run : verified.runs(Accept.MOST_RUNS)) {
            received.add(blocks.start((int) run.from()), blocks.end((int) run.to() - 1));
            for (int block = (int) run.from(); block < run.to(); block++) {
                verification.found().copy(block, verified);
                missing[block] = 0;
                hashed++;
            }
        }
    }

    /** As promised by {@link TransferCore}; data for which there is no room is dropped too, and comes again. */
    @Override
    public void receive(long now, InetSocketAddress from, byte[] datagram, int length) {
        if (length > 0 && datagram[0] == Wire.DATA && !ring.hasRoom(length - Wire.DATA_OVERHEAD)) {
            return;
        }
        super.receive(now, from, datagram, length);
    }

    @Override
    public boolean poll(long now, Outgoing out) {
        connection.tick(now);
        if (now >= recordingDue()) {
            recorder.record(this::recorded);
        }
        if (connection.isConnected()) {
            ring.flushIfIdle();
            if (blocks.total() == 0) {
                finish();
            }
        }
        return connection.poll(now, out);
    }

    @Override
    public long wakeup() {
        return Math.min(connection.wakeup(), recordingDue());
    }

    private long recordingDue() {
        return connection.lifecycle().isEnded() || finishing ? Long.MAX_VALUE : recorder.due();
    }

    // What the connection tells

    /** Where it will be written from; what is not new, or begins another block, has been put there in vain. */
    @Override
    public Place place(int length) {
        return ring.place(length);
    }

    @Override
    public void data(long now, long offset, Place content, int length) throws ProtocolException {
        if (length == 0 || offset + length > blocks.total()) {
            throw new ProtocolException(length + " bytes at " + offset + " of " + blocks.total());
        }
        largest = Math.max(largest, length + Wire.DATA_OVERHEAD);
        int ofFile = Math.clamp(blocks.size() - offset, 0, length);
        takeFile(offset, content, ofFile);
        if (ofFile < length) {
            takeList(offset + ofFile, content.array(), content.at() + ofFile, length - ofFile);
        }
        if (received.count() > MOST_RUNS) {
            throw new ProtocolException("bytes in more than " + MOST_RUNS + " separate pieces");
        }
        verifyIfWhole(now);
    }

    private void takeFile(long offset, Place content, int length) {
        for (int done = 0; done < length; ) {
            int block = blocks.at(offset + done);
            int piece = (int) Math.min(length - done, blocks.end(block) - offset - done);
            long fresh = received.add(offset + done, offset + done + piece);
            if (fresh > 0) {
                ring.put(offset + done, content.array(), content.at() + done, piece);
                missing[block] -= (int) fresh;
                hashIfWhole(block);
            }
            done += piece;
        }
    }

    private void takeList(long offset, byte[] bytes, int from, int length) {
        if (received.add(offset, offset + length) > 0) {
            verification.expect((int) (offset - blocks.size()), bytes, from, length);
        }
    }

    private void hashIfWhole(int block) {
        if (missing[block] == 0) {
            ring.flush((now, failure) -> hash(block));
        }
    }

    /** Beside the writing of what comes next: the two take about as long. */
    private void hash(int block) {
        worker.submit(Worker.Lane.HASHING, () -> verification.hash(block),
                (now, failure) -> hashed(now, block, failure));
    }

    private void hashed(long now, int block, Optional<IOException> failure) {
        if (failure.isPresent()) {
            failed(now, failure.get());
            return;
        }
        hashed++;
        recorder.verified(now, block);
        verifyIfWhole(now);
    }

    private void recorded(long now, Optional<IOException> failure) {
        failure.ifPresent(why -> failed(now, why));
    }

    private void verifyIfWhole(long now) {
        if (connection.lifecycle().isEnded() || received.covered() < blocks.total() || hashed < blocks.count()) {
            return;
        }
        List<Integer> different = verification.different();
        if (different.isEmpty()) {
            finish();
        } else {
            askAgain(now, different);
        }
    }

    private void askAgain(long now, List<Integer> different) {
        List<Span> spans = new ArrayList<>();
        for (int block : different) {
            if (verification.isHopeless(block)) {
                connection.fail(now, FailureReason.VERIFICATION, "block " + block);
                return;
            }
            Span span = new Span(blocks.start(block), blocks.end(block));
            received.remove(span.from(), span.to());
            missing[block] = (int) span.length();
            hashed--;
            spans.add(span);
        }
        for (int i = 0; i < spans.size(); i += Control.Need.MOST) {
            List<Span> some = spans.subList(i, Math.min(spans.size(), i + Control.Need.MOST));
            if (!connection.tell(new Control.Need(List.copyOf(some)))) {
                connection.fail(now, FailureReason.VERIFICATION, spans.size() + " blocks");
                return;
            }
        }
    }

    private void finish() {
        if (finishing || connection.lifecycle().isEnded()) {
            return;
        }
        finishing = true;
        connection.lifecycle().commit(true);
        String[] name = new String[1];
        worker.submitAfterAll(() -> name[0] = destination.commit(), (now, failure) -> committed(now, name[0], failure));
    }

    private void committed(long now, String name, Optional<IOException> failure) {
        connection.lifecycle().commit(false);
        if (failure.isPresent()) {
            failed(now, failure.get());
            return;
        }
        connection.tell(new Control.Done(verification.root()));
        Lifecycle lifecycle = connection.lifecycle();
        lifecycle.conclude(now,
                new TransferEvent.Received(name, blocks.size(), blocks.size() - had, lifecycle.elapsed(now)));
    }

    @Override
    public void control(long now, Control message) throws ProtocolException {
        throw new ProtocolException("a control message that only a receiver sends");
    }

    @Override
    public long credit() {
        toldCredit = ring.room();
        return toldCredit;
    }

    @Override
    public void failed() {
        Worker.Completion then = (now, failure) -> connection.lifecycle().tell();
        if (discarding) {
            worker.submitAfterAll(destination::discard, then);
        } else {
            recorder.keep(then);
        }
    }

    // What the disk tells

    @Override
    public void written(long now) {
        if (toldCredit < LOW_CREDIT && ring.room() >= 2 * LOW_CREDIT) {
            connection.announceCredit(now);
        }
    }

    @Override
    public void failed(long now, IOException failure) {
        boolean full = failure instanceof DiskFullException;
        connection.fail(now, full ? FailureReason.DISK_FULL : FailureReason.DISK_ERROR,
                Optional.ofNullable(failure.getMessage()).orElse(""));
    }

    // For the owner

    @Override
    Connection connection() {
        return connection;
    }

    @Override
    public Progress progress(long now) {
        long bytes = Math.min(blocks.size(), received.covered());
        long roundTrip = connection.roundTrip().isSampled() ? connection.roundTrip().smoothed() : 0;
        return new Progress(bytes, blocks.size(), meter.at(now, bytes), roundTrip, largest, connection.missing(),
                connection.route().kind());
    }

    /** A receiver sends nothing that is large. */
    @Override
    public void setLinkMtu(LinkMtu links) {
        // See above.
    }

    @Override
    public void cancel(long now) {
        discarding = true;
        connection.fail(now, FailureReason.CANCELLED, "");
    }

    /**
     * Asks when somebody jumps; from there on the sender goes on by itself, and need not be asked for the next block.
     */
    @Override
    public void want(long now, long offset) {
        if (connection.lifecycle().isEnded() || offset < 0 || offset >= blocks.size()) {
            return;
        }
        int block = blocks.at(offset);
        while (wanted >= 0 && wanted < block && missing[wanted] == 0) {
            wanted++;
        }
        if (missing[block] > 0 && block != wanted
                && connection.tell(new Control.Want(new Span(blocks.start(block), blocks.size())))) {
            wanted = block;
        }
    }
}
