package parley.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.wire.Line;
import parley.wire.Protocol;

/** The plugins that the server offers to clients, by hash. Read by all loops without a lock. */
final class Offers {
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,9}");

    private volatile Map<String, Offer> byHash = Map.of();

    /** Offers these and no others, in this order. */
    void become(List<Offer> offers) {
        Map<String, Offer> next = new LinkedHashMap<>();
        offers.forEach(offer -> next.put(offer.sha256(), offer));
        byHash = next;
    }

    /** A row for each. */
    List<byte[]> rows(String label) {
        return byHash.values().stream().map(offer -> Answers.row(label, offer.row())).toList();
    }

    /**
     * The piece that a line asks for.
     *
     * @throws CommandException if no such jar is offered, or it has no such offset
     */
    Offer.Piece piece(Line line) throws CommandException {
        if (line.params().size() != 2) {
            throw new CommandException(ErrorCode.USAGE, "Ask with " + Protocol.PLUGIN + " sha256 offset.");
        }
        Offer offer = byHash.get(line.param(0));
        if (offer == null) {
            throw new CommandException(ErrorCode.UNKNOWN, "No plugin with the SHA-256 '" + line.param(0)
                    + "' is offered (any more). " + Protocol.PLUGINS + " lists those that are.");
        }
        String offset = line.param(1);
        if (!OFFSET.matcher(offset).matches() || Integer.parseInt(offset) >= offer.size()) {
            throw new CommandException(ErrorCode.INVALID, "The offset '" + offset + "' is not from 0 to "
                    + (offer.size() - 1) + ".");
        }
        return offer.piece(Integer.parseInt(offset));
    }
}
