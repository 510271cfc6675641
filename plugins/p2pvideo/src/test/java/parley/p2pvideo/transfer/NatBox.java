package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An address translator as https://www.rfc-editor.org/rfc/rfc4787.html describes them. */
final class NatBox {
    /** What it shows outside, and whom it lets in. */
    enum Kind {
        FULL_CONE(false, false, false), RESTRICTED(false, true, false), PORT_RESTRICTED(false, true, true),
        SYMMETRIC(true, true, true);

        private final boolean perDestination;
        private final boolean filtersAddress;
        private final boolean filtersPort;

        Kind(boolean perDestination, boolean filtersAddress, boolean filtersPort) {
            this.perDestination = perDestination;
            this.filtersAddress = filtersAddress;
            this.filtersPort = filtersPort;
        }
    }

    /** A mapping that nothing has left through for so long is forgotten. */
    private static final long LIFE = 30_000 * SimulatedLink.MILLI;

    private static final class Mapping {
        private final InetSocketAddress inside;
        private final Map<InetSocketAddress, Long> sentTo = new HashMap<>();
        private long usedAt;

        private Mapping(InetSocketAddress inside) {
            this.inside = inside;
        }
    }

    private final Kind kind;
    private String address;
    private int nextPort;
    private final Map<Object, Integer> ports = new HashMap<>();
    private final Map<Integer, Mapping> mappings = new HashMap<>();

    NatBox(Kind kind, String address) {
        this.kind = kind;
        this.address = address;
        this.nextPort = 20_000 + address.hashCode() % 1_000;
    }

    String address() {
        return address;
    }

    /** Forgets every mapping, as after a restart; the next datagram gets another port. */
    void forget() {
        ports.clear();
        mappings.clear();
    }

    /** Gets another address of the provider. */
    void move(String other) {
        address = other;
        forget();
    }

    /** A datagram leaves: the address that it bears outside. */
    InetSocketAddress out(long now, InetSocketAddress from, InetSocketAddress to) {
        Object key = kind.perDestination ? Map.entry(from, to) : from;
        Integer known = ports.get(key);
        if (known == null || now - mappings.get(known).usedAt > LIFE) {
            known = nextPort++;
            ports.put(key, known);
            mappings.put(known, new Mapping(from));
        }
        Mapping mapping = mappings.get(known);
        mapping.usedAt = now;
        mapping.sentTo.put(to, now);
        return Simulation.address(address, known);
    }

    /** A datagram comes: the address inside, if it is let in. */
    Optional<InetSocketAddress> in(long now, InetSocketAddress from, int port) {
        Mapping mapping = mappings.get(port);
        if (mapping == null || now - mapping.usedAt > LIFE) {
            return Optional.empty();
        }
        boolean expected = !kind.filtersAddress || mapping.sentTo.keySet().stream()
                .anyMatch(to -> to.getAddress().equals(from.getAddress())
                        && (!kind.filtersPort || to.getPort() == from.getPort()));
        return expected ? Optional.of(mapping.inside) : Optional.empty();
    }
}
