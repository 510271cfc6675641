package parley.app.client;

import java.io.IOException;
import java.util.Base64;
import parley.api.CommandException;
import parley.api.client.Answer;
import parley.client.LoggedIn;
import parley.wire.Protocol;

/** Fetches the jar of a plugin that a server offers, piece by piece, into memory. */
final class Download {
    private final OfferedPlugin plugin;
    private final LoggedIn here;

    Download(OfferedPlugin plugin, LoggedIn here) {
        this.plugin = plugin;
        this.here = here;
    }

    /**
     * Fetches as many bytes as were offered, which are not looked at.
     *
     * @throws CommandException if the server refuses, or the connection is lost
     * @throws IOException      if what it sends does not add up to the size that it offered
     */
    byte[] run() throws CommandException, IOException, InterruptedException {
        byte[] jar = new byte[plugin.size()];
        int have = 0;
        while (have < jar.length) {
            byte[] piece = piece(have);
            System.arraycopy(piece, 0, jar, have, piece.length);
            have += piece.length;
        }
        return jar;
    }

    private byte[] piece(int offset) throws CommandException, IOException, InterruptedException {
        Answer answer = here.ask(Protocol.PLUGIN + " " + plugin.sha256() + " " + offset);
        byte[] piece = answer.rows().size() == 1 ? decoded(answer.rows().getFirst().getFirst()) : new byte[0];
        if (piece.length == 0 || piece.length > plugin.size() - offset) {
            throw new IOException(here.server() + " does not send the " + plugin.bytes() + " of " + plugin.title()
                    + " that it offered. Nothing of it is used.");
        }
        return piece;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // as if nothing had come, which is told
        }
    }
}
