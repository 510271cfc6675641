package parley.p2pvideo;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.p2pvideo.rendezvous.Token;

/**
 * What the server gives a client for a transfer: the words of its answer to {@code /p2pbind}, in this order.
 *
 * @param token     to show at both UDP ports
 * @param first     the one port, 0 to 65,535
 * @param second    the other
 * @param seen      the address from which the client has connected
 * @param relay     the token for the relay, if there is one
 * @param elsewhere where the same ports are to be had with the other version of IP, if the server knows
 */
record Ticket(Token token, int first, int second, InetAddress seen, Optional<Token> relay,
              Optional<InetAddress> elsewhere) {
    private static final int LEAST = 4;
    private static final int MOST_PORT = 65_535;

    /**
     * Checks the ports.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    Ticket {
        if (first < 0 || first > MOST_PORT || second < 0 || second > MOST_PORT) {
            throw new IllegalArgumentException("UDP ports " + first + " and " + second);
        }
    }

    /** As words of an answer; only an address has a dot or a colon. */
    List<String> words() {
        List<String> words = new ArrayList<>(
                List.of(token.toString(), Integer.toString(first), Integer.toString(second), literal(seen)));
        relay.ifPresent(given -> words.add(given.toString()));
        elsewhere.ifPresent(address -> words.add(literal(address)));
        return words;
    }

    /** Without the name of an interface, which means nothing to others. */
    private static String literal(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    /**
     * Reads what {@link #words} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Ticket read(List<String> words) {
        if (words.size() < LEAST) {
            throw new IllegalArgumentException(words.size() + " words");
        }
        List<String> more = words.subList(LEAST, words.size());
        return new Ticket(Token.parse(words.get(0)), Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)),
                InetAddress.ofLiteral(words.get(3)),
                more.stream().filter(word -> !isAddress(word)).findFirst().map(Token::parse),
                more.stream().filter(Ticket::isAddress).findFirst().map(InetAddress::ofLiteral));
    }

    private static boolean isAddress(String word) {
        return word.indexOf('.') >= 0 || word.indexOf(':') >= 0;
    }
}
