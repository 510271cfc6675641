package parley.p2pvideo.transfer;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The addresses of this computer at which a peer may reach it. */
public final class LocalAddresses {
    private LocalAddresses() {
    }

    /**
     * The addresses of all interfaces that are up, with this port: loopback first, then the local network; at most
     * {@link Candidate#MOST}. Link-local IPv6 addresses are left out: they mean nothing without the other computer's
     * name of its interface.
     *
     * @throws SocketException if the operating system does not tell
     */
    public static List<Candidate> candidates(int port) throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(LocalAddresses::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address.getAddress().length == 4 || !address.isLinkLocalAddress())
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .sorted(Comparator.<InetAddress, PathKind>comparing(PathKind::of)
                        .thenComparingInt(address -> address.getAddress().length))
                .distinct()
                .limit(Candidate.MOST)
                .map(address -> new Candidate(address, port))
                .toList();
    }

    /**
     * Those of a peer's addresses that are worth a knock: its loopback addresses only if all its others are this
     * computer's too, so that both run on one.
     */
    public static List<Candidate> worthTrying(List<Candidate> theirs) throws SocketException {
        Set<InetAddress> ours = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .collect(Collectors.toSet());
        return worthTrying(theirs, ours::contains);
    }

    static List<Candidate> worthTrying(List<Candidate> theirs, Predicate<InetAddress> isOurs) {
        boolean oneComputer = theirs.stream().map(Candidate::address).allMatch(isOurs);
        return theirs.stream().filter(candidate -> oneComputer || !candidate.address().isLoopbackAddress()).toList();
    }

    /** Whether this computer has that address now. */
    public static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            // No interface tells its addresses: then it is none of ours.
            return false;
        }
    }

    /** All addresses of this computer; none if the operating system does not tell. */
    public static List<InetAddress> all() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
        } catch (SocketException e) {
            // As good as none: whoever asks learns only what else is known.
            return List.of();
        }
    }

    /** The first of some addresses that all of the internet reaches, with the other version of IP than one has. */
    public static Optional<InetAddress> ofOtherVersion(InetAddress than, List<InetAddress> some) {
        PathKind wanted = than.getAddress().length == 4 ? PathKind.IPV6 : PathKind.INTERNET;
        return some.stream().filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .filter(address -> PathKind.of(address) == wanted).findFirst();
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (SocketException e) {
            // It disappeared while we looked: as good as down.
            return false;
        }
    }
}
