package parley.p2pvideo.bench;

/**
 * What one measured run did.
 *
 * @param bytes   of payload that arrived
 * @param packets that arrived, or pieces; 0 where nothing is counted
 * @param sent    packets that left; the same as {@code packets} where none can be lost
 * @param seconds on the clock
 * @param cpu     seconds of all processors together, of this process
 */
record Figure(long bytes, long packets, long sent, double seconds, double cpu) {
    double bytesPerSecond() {
        return bytes / seconds;
    }

    double packetsPerSecond() {
        return packets / seconds;
    }

    /** CPU seconds for 10^9 bytes. */
    double cpuPerGigabyte() {
        return cpu / bytes * 1e9;
    }

    /** The share of the packets that did not arrive, 0 to 1. */
    double lost() {
        return sent == 0 ? 0 : 1 - (double) packets / sent;
    }
}
