package parley.p2pvideo;

import java.util.ArrayList;
import java.util.List;
import parley.p2pvideo.transfer.Nat;

/** Why two computers cannot reach each other, and what helps. */
final class Obstacles {
    private Obstacles() {
    }

    /**
     * The cause, and what helps, the easiest first; without a full stop.
     *
     * @param ours    what stands before this computer
     * @param theirs  what stands before the peer's, as the peer's client said
     * @param relayed whether the server would have passed the file on
     * @param ports   the server's UDP ports, both or none if they are not known
     */
    static String between(String peer, Nat ours, Nat theirs, boolean relayed, List<Integer> ports) {
        List<String> remedies = ours == Nat.BLOCKED || theirs == Nat.BLOCKED ? ofBlocked(peer, ours, theirs)
                : ofTranslated(relayed);
        return causes(peer, ours, theirs, ports) + ". What helps: " + String.join("; ", remedies);
    }

    private static String causes(String peer, Nat ours, Nat theirs, List<Integer> ports) {
        if (ours == Nat.BLOCKED && theirs == Nat.BLOCKED) {
            String numbers = ports.size() == 2 ? " " + ports.getFirst() + " and " + ports.getLast() : "";
            return "the server's UDP ports" + numbers + " answered neither of you: they are closed, or both networks let no"
                    + " UDP through";
        }
        if (ours == Nat.BLOCKED) {
            return "your network lets no UDP through: not even the server answered";
        }
        if (theirs == Nat.BLOCKED) {
            return "the network of " + peer + " lets no UDP through: not even the server answered there";
        }
        if (ours == Nat.HARD && theirs == Nat.HARD) {
            return "your router and that of " + peer + " both take another port for each destination (hard NAT)";
        }
        if (ours == Nat.HARD) {
            return "your router takes another port for each destination (hard NAT), and "
                    + whatStandsBefore(peer, theirs);
        }
        if (theirs == Nat.HARD) {
            return "the router of " + peer + " takes another port for each destination (hard NAT), and yours lets in"
                    + " only what it expects";
        }
        return "a firewall or router stands between, and drops what comes from " + peer;
    }

    private static String whatStandsBefore(String peer, Nat theirs) {
        return theirs == Nat.NONE ? "a firewall before " + peer + " lets in only what it expects"
                : "that of " + peer + " lets in only what it expects";
    }

    /** Without UDP neither a forwarded port nor the relay helps. */
    private static List<String> ofBlocked(String peer, Nat ours, Nat theirs) {
        List<String> remedies = new ArrayList<>();
        boolean both = ours == theirs;
        if (both) {
            remedies.add("its owner opens these two ports");
        }
        String whose = both ? "each of you" : ours == Nat.BLOCKED ? "you" : peer;
        remedies.add("a firewall that lets UDP out");
        remedies.add("another network for " + whose + ", such as that of a phone");
        return remedies;
    }

    private static List<String> ofTranslated(boolean relayed) {
        return List.of(relayed
                        ? "the server's relay was tried and did not answer either: its first UDP port must be open"
                        : "a server that was started with --relay, which passes the sealed file on",
                "on one side, a client started with a UDP port, as in 'parley client HOST PORT 6666', that the router"
                        + " forwards",
                "IPv6 on both sides", "another network for one of you, such as that of a phone");
    }
}
