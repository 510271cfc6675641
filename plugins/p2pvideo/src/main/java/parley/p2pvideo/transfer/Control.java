package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of a CONTROL packet. It is repeated until it is acknowledged, so it may arrive twice. An
 * unknown code is acknowledged and ignored.
 */
sealed interface Control {
    /**
     * The receiver has the whole file, verified and under its final name; the root is the digest of the digest list.
     */
    record Done(Bytes32 root) implements Control {
        static final byte CODE = 1;
    }

    /** The transfer is over without success. */
    record Abort(int code, String text) implements Control {
        static final byte CODE = 2;
    }

    /** The receiver needs these bytes once more. */
    record Need(List<Span> spans) implements Control {
        static final byte CODE = 3;
        /** The most runs in one message. */
        static final int MOST = 64;
    }

    /** The receiver wants these bytes next, as far as they were not sent: somebody looks at the file already. */
    record Want(Span span) implements Control {
        static final byte CODE = 9;
    }

    /**
     * All that a user wants of the speed, each time: an older message that arrives later changes nothing.
     *
     * @param serial counts up from 1
     * @param paused whether no data may be sent
     * @param limit  the most bytes of data a second, 0 for no limit
     */
    record Flow(long serial, boolean paused, long limit) implements Control {
        static final byte CODE = 4;
    }

    /** The message as bytes. */
    default byte[] bytes() {
        ByteBuffer to = ByteBuffer.allocate(3 + Math.max(Fields.MOST_TEXT_BYTES + 2, Need.MOST * 16));
        switch (this) {
            case Done done -> to.put(Done.CODE).put(done.root.bytes());
            case Abort abort -> {
                to.put(Abort.CODE).putShort((short) abort.code);
                Fields.text(abort.text, to);
            }
            case Need need -> {
                to.put(Need.CODE).put((byte) need.spans.size());
                need.spans.forEach(span -> write(span, to));
            }
            case Want want -> {
                to.put(Want.CODE);
                write(want.span, to);
            }
            case Flow flow -> to.put(Flow.CODE).putInt((int) flow.serial).put((byte) (flow.paused ? 1 : 0))
                    .putLong(flow.limit);
        }
        byte[] exact = new byte[to.position()];
        to.flip().get(exact);
        return exact;
    }

    private static void write(Span span, ByteBuffer to) {
        Varint.write(to, span.from());
        Varint.write(to, span.length());
    }

    private static Span read(long total, ByteBuffer from) throws SignalException {
        long start = Varint.read(from);
        return Span.checked(start, start + Varint.read(from), total);
    }

    /**
     * Reads a message; empty for an unknown code.
     *
     * @throws ProtocolException if it breaks a limit; a cut one throws {@link java.nio.BufferUnderflowException}
     */
    static Optional<Control> read(ByteBuffer from, long total) throws ProtocolException {
        try {
            return switch (from.get()) {
                case Done.CODE -> Optional.of(new Done(Fields.bytes32(from)));
                case Abort.CODE -> Optional.of(new Abort(Short.toUnsignedInt(from.getShort()), Fields.text(from)));
                case Need.CODE -> Optional.of(readNeed(from, total));
                case Want.CODE -> Optional.of(new Want(read(total, from)));
                case Flow.CODE -> Optional.of(readFlow(from));
                default -> Optional.empty();
            };
        } catch (SignalException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    private static Flow readFlow(ByteBuffer from) throws SignalException {
        Flow flow = new Flow(Integer.toUnsignedLong(from.getInt()), from.get() != 0, from.getLong());
        if (flow.limit < 0) {
            throw new SignalException("a limit of " + flow.limit + " bytes a second");
        }
        return flow;
    }

    private static Need readNeed(ByteBuffer from, long total) throws SignalException {
        int count = Byte.toUnsignedInt(from.get());
        if (count > Need.MOST) {
            throw new SignalException(count + " runs of bytes asked for, the most is " + Need.MOST);
        }
        List<Span> spans = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            spans.add(read(total, from));
        }
        return new Need(List.copyOf(spans));
    }
}
