package parley.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import parley.client.Client;
import parley.server.Server;

/** Where a scenario's server and clients have their plugins from; each gets halves of its own. */
interface Plugins extends AutoCloseable {
    /**
     * Gives a server its halves, before it starts.
     *
     * @param data     the server's folder
     * @param settings those that were given to it
     * @param report   gets lines for its owner
     * @return what is to be closed before the server
     * @throws IOException if the server may not start with them
     */
    Installed installIn(Server server, Path data, Map<String, String> settings, Consumer<String> report) throws IOException;

    /**
     * Gives a client its halves, before it runs.
     *
     * @param home the client's folder
     * @return what is to be closed when it has run
     */
    Installed installIn(Client client, Path home);

    /** Lets go of them; the servers and clients have ended. */
    @Override
    void close();

    /** What watches over plugins that were installed. */
    @FunctionalInterface
    interface Installed extends AutoCloseable {
        /** Nothing. */
        Installed FOR_GOOD = () -> { };

        /** Ends the watching. */
        @Override
        void close();
    }
}
