package parley.p2pvideo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import parley.api.client.ClientContext;

/**
 * A user of a server: users of one computer, and of several servers, some of which may run on one computer, want
 * different things and have different transfers.
 *
 * @param user   the name
 * @param server address and port
 */
record Account(String user, String server) {
    /** Who is logged in here. */
    static Account of(ClientContext client) {
        return new Account(client.user(), client.serverAddress().getHostAddress() + ":" + client.serverPort());
    }

    /** The file in which something of this account is kept. */
    Path file(Path folder, String what) {
        return folder.resolve(what + "-" + encoded(user) + "@" + encoded(server));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
