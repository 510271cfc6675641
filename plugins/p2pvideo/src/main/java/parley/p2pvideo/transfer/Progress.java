package parley.p2pvideo.transfer;

import java.util.Optional;

/**
 * How far a transfer is.
 *
 * @param bytes          of the file at the receiver
 * @param total          bytes of the file
 * @param bytesPerSecond lately
 * @param roundTrip      to the peer and back, in nanoseconds; 0 while unknown
 * @param datagram       bytes of a whole datagram
 * @param loss           share of the datagrams of this transfer that were lost, 0 to 1: those with data, as far as the
 *                       sender knows, or all from the first of those on, as the receiver sees; negative while that is
 *                       unknown
 * @param path           what lies between the two computers; empty while no way is known
 */
public record Progress(long bytes, long total, long bytesPerSecond, long roundTrip, int datagram,
        double loss, Optional<PathKind> path) {
    /** Seconds to the end at this speed, or -1 while that cannot be said. */
    public long secondsLeft() {
        return bytesPerSecond == 0 ? -1 : (total - bytes + bytesPerSecond - 1) / bytesPerSecond;
    }
}
