package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;

/** A place for one datagram on its way out, used again for the next. Owned by whoever polls a core. */
public final class Outgoing {
    private final byte[] bytes = new byte[Wire.MOST_DATAGRAM];
    private int length;
    private InetSocketAddress to = InetSocketAddress.createUnresolved("nowhere", 0);

    /** An empty place. */
    public Outgoing() {
        length = 0;
    }

    /** The datagram, from the beginning of this array. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes of it count. */
    public int length() {
        return length;
    }

    /** Where it goes. */
    public InetSocketAddress to() {
        return to;
    }

    /** Fills it: the bytes are in the array already. */
    public void set(int datagramLength, InetSocketAddress destination) {
        length = datagramLength;
        to = destination;
    }
}
