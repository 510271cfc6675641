package parley.p2pvideo.transfer;

/**
 * What stands between a computer and the internet, as the server's two ports see it.
 * https://www.rfc-editor.org/rfc/rfc4787.html#section-4.1 names the kinds of mapping.
 */
public enum Nat {
    /** Nobody has asked, or the server has no ports to ask. */
    UNKNOWN,
    /** Nothing: datagrams come from an address of the computer itself. */
    NONE,
    /** An address translator that shows the same address to every destination. */
    EASY,
    /** An address translator that shows each destination another port, so that the server's word helps nobody else. */
    HARD,
    /** No datagram came back: a firewall lets no UDP out or in. */
    BLOCKED;

    static Nat of(int number) throws SignalException {
        if (number >= values().length) {
            throw new SignalException("an unknown kind of address translator, " + number);
        }
        return values()[number];
    }
}
