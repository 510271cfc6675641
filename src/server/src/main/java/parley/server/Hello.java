package parley.server;

import java.util.OptionalInt;
import java.util.OptionalLong;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.wire.Line;
import parley.wire.Protocol;

/**
 * What a client says of itself in its first line.
 *
 * @param client           its name and version
 * @param udpPort          where it receives datagrams
 * @param wantsSuggestions whether it completes what its user types
 * @param resume           the id of the last event that it got before its connection broke
 */
record Hello(String client, OptionalInt udpPort, boolean wantsSuggestions, OptionalLong resume) {
    private static final int LONGEST_NAME = 100;

    static Hello of(Line line) throws CommandException {
        if (!line.param(0).equals(Integer.toString(Protocol.VERSION))) {
            throw new CommandException(ErrorCode.INVALID, "This server speaks version " + Protocol.VERSION
                    + " of the protocol, not '" + line.param(0) + "'. Say HELLO 1 :name of the client.");
        }
        OptionalInt udp = OptionalInt.empty();
        boolean suggestions = false;
        OptionalLong resume = OptionalLong.empty();
        for (String word : line.params().subList(1, line.params().size())) {
            if (word.equals(Protocol.SUGGEST)) {
                suggestions = true;
            } else if (word.startsWith(Protocol.UDP)) {
                udp = OptionalInt.of(port(word.substring(Protocol.UDP.length())));
            } else if (word.startsWith(Protocol.RESUME)) {
                resume = OptionalLong.of(id(word.substring(Protocol.RESUME.length())));
            }
        }
        String name = line.params().size() > 1 ? line.text() : "";
        return new Hello(name.substring(0, Math.min(LONGEST_NAME, name.length())), udp, suggestions, resume);
    }

    private static long id(String text) throws CommandException {
        try {
            long id = Long.parseLong(text);
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is negative.
        }
        throw new CommandException(ErrorCode.INVALID, "'" + text + "' is not the id of an event. Say resume=0 to get all.");
    }

    private static int port(String text) throws CommandException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new CommandException(ErrorCode.INVALID, "UDP port '" + text + "' is not from 1024 to 65535.");
    }
}
