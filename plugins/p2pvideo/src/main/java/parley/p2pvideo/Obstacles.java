package parley.p2pvideo;

import java.util.ArrayList;
import java.util.List;
import parley.p2pvideo.transfer.Nat;

/** Why two computers cannot reach each other, and what helps. */
final class Obstacles {
    private Obstacles() {
    }

    /**
     * One sentence without a full stop.
     *
     * @param ours    what stands before this computer
     * @param theirs  what stands before the peer's, as the peer's client said
     * @param relayed whether the server would have passed the file on
     */
    static String between(String peer, Nat ours, Nat theirs, boolean relayed) {
        return causes(peer, ours, theirs) + ". What helps: " + String.join("; ", remedies(ours, theirs, relayed));
    }

    private static String causes(String peer, Nat ours, Nat theirs) {
        if (ours == Nat.BLOCKED && theirs == Nat.BLOCKED) {
            return "neither side got an answer from the server's UDP ports; a firewall on both sides, or before the server,"
                    + " lets no UDP through";
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
            return "your router takes another port for each destination (hard NAT), and " + whatStandsBefore(peer, theirs);
        }
        if (theirs == Nat.HARD) {
            return "the router of " + peer + " takes another port for each destination (hard NAT), and yours lets in only"
                    + " what it expects";
        }
        return "a firewall or router stands between, and drops what comes from " + peer;
    }

    private static String whatStandsBefore(String peer, Nat theirs) {
        return theirs == Nat.NONE ? "a firewall before " + peer + " lets in only what it expects"
                : "that of " + peer + " lets in only what it expects";
    }

    private static List<String> remedies(Nat ours, Nat theirs, boolean relayed) {
        List<String> remedies = new ArrayList<>();
        if (ours == Nat.BLOCKED || theirs == Nat.BLOCKED) {
            remedies.add("allow outgoing UDP in that firewall, and at the server its two UDP ports");
        }
        remedies.add("on one side, start the client with a UDP port of your choice, as in 'parley client HOST PORT 6666',"
                + " and have the router forward that port to the computer");
        remedies.add("IPv6 on both sides");
        remedies.add("another network for one of you, such as that of a phone");
        remedies.add(relayed ? "the server's relay was tried and did not answer either: its first UDP port must be open"
                : "a server that was started with --relay, which passes the sealed file on");
        return remedies;
    }
}
