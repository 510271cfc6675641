package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An address translator as https://www.rfc-editor.org/rfc/rfc4787.html describes them: how it chooses a port outside
 * (section 4.1), for how long (4.3), whom it lets in (5) and whether those inside reach each other at their addresses
 * outside (6).
 */
final class NatBox {
    /** Of what a port outside, or leave to come in, depends besides the address inside. */
    private enum On { NOTHING, ADDRESS, ADDRESS_AND_PORT }

    /** What it shows outside, and whom it lets in. */
    enum Kind {
        FULL_CONE(On.NOTHING, On.NOTHING), RESTRICTED(On.NOTHING, On.ADDRESS), PORT_RESTRICTED(On.NOTHING, On.ADDRESS_AND_PORT),
        PORT_PRESERVING(On.NOTHING, On.ADDRESS_AND_PORT), HAIRPINNING(On.NOTHING, On.ADDRESS_AND_PORT),
        ADDRESS_MAPPED(On.ADDRESS, On.ADDRESS_AND_PORT), OPEN_SYMMETRIC(On.ADDRESS_AND_PORT, On.NOTHING),
        SYMMETRIC(On.ADDRESS_AND_PORT, On.ADDRESS_AND_PORT), PRESERVING_SYMMETRIC(On.ADDRESS_AND_PORT, On.ADDRESS_AND_PORT);

        private final On mapping;
        private final On filtering;

        Kind(On mapping, On filtering) {
            this.mapping = mapping;
            this.filtering = filtering;
        }

        private boolean preservesPorts() {
            return this == PORT_PRESERVING || this == PRESERVING_SYMMETRIC;
        }

        /** Whether those inside reach each other at their addresses outside. */
        boolean hairpins() {
            return this == HAIRPINNING;
        }
    }

    /** A mapping that nothing has left through for so long is forgotten, and so is whom it lets in. */
    static final long LIFE = 30_000 * SimulatedLink.MILLI;

    private static final class Mapping {
        private final InetSocketAddress inside;
        private final Map<Object, Long> sentTo = new HashMap<>();
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

    Kind kind() {
        return kind;
    }

    /** A datagram leaves: the address that it bears outside. */
    InetSocketAddress out(long now, InetSocketAddress from, InetSocketAddress to) {
        List<Object> key = List.of(from, part(kind.mapping, to));
        Integer known = ports.get(key);
        if (known == null || now - mappings.get(known).usedAt > LIFE) {
            known = freePort(now, from.getPort());
            ports.put(key, known);
            mappings.put(known, new Mapping(from));
        }
        Mapping mapping = mappings.get(known);
        mapping.usedAt = now;
        mapping.sentTo.put(part(kind.filtering, to), now);
        return Simulation.address(address, known);
    }

    private int freePort(long now, int inside) {
        Mapping taken = mappings.get(inside);
        return kind.preservesPorts() && (taken == null || now - taken.usedAt > LIFE) ? inside : nextPort++;
    }

    private static Object part(On on, InetSocketAddress of) {
        return switch (on) {
            case NOTHING -> on;
            case ADDRESS -> of.getAddress();
            case ADDRESS_AND_PORT -> of;
        };
    }

    /** A datagram comes: the address inside, if it is let in. That keeps no mapping alive (RFC 4787 section 4.3). */
    Optional<InetSocketAddress> in(long now, InetSocketAddress from, int port) {
        Mapping mapping = mappings.get(port);
        if (mapping == null || now - mapping.usedAt > LIFE) {
            return Optional.empty();
        }
        Long leftFor = mapping.sentTo.get(part(kind.filtering, from));
        return leftFor == null || now - leftFor > LIFE ? Optional.empty() : Optional.of(mapping.inside);
    }
}
