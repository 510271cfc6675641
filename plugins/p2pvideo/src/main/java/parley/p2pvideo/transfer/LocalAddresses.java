package parley.p2pvideo.transfer;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;

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

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (SocketException e) {
            // It disappeared while we looked: as good as down.
            return false;
        }
    }
}
