package parley.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves the metrics to programs on this machine: {@code GET http://127.0.0.1:PORT/metrics}, and nothing else.
 *
 * <p>Threads: the JDK's {@code HTTP-Dispatcher}, a daemon here, and a virtual thread {@code parley-metrics-N} for each
 * request. One thread for all would be held by the first client that stops in the middle of its request, since the JDK's
 * server reads a request where it answers it. {@link #close} ends them all.
 */
public final class MetricsPort implements AutoCloseable {
    private static final String PATH = "/metrics";
    private static final int BACKLOG = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    static {
        // The JDK's server reads these once, when its first one is made; what the owner set stays.
        setUnlessSet("jdk.httpserver.maxConnections", "64");
        setUnlessSet("sun.net.httpserver.maxReqTime", "10"); // seconds for a client to send its request,
        setUnlessSet("sun.net.httpserver.maxRspTime", "10"); // and to take the answer; then it is closed
    }

    private final HttpServer http;
    private final ExecutorService requests =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("parley-metrics-", 0).factory());
    private boolean started; // guarded by this

    private MetricsPort(HttpServer http, Supplier<String> text) {
        this.http = http;
        http.setExecutor(requests);
        http.createContext("/", exchange -> answer(exchange, text));
    }

    /**
     * Takes a port of the loopback interface; requests wait until {@link #start}.
     *
     * @param port 0 for any that is free
     * @param text the OpenMetrics text of now; may be called by several threads at once
     * @throws IOException if the port is taken; the text is for people
     */
    public static MetricsPort bind(int port, Supplier<String> text) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            return new MetricsPort(HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG), text);
        } catch (IOException e) {
            throw new IOException("Port " + port + " of " + loopback.getHostAddress() + " cannot be listened on for"
                    + " metrics: " + e.getMessage() + ". Stop what uses it or choose another port.", e);
        }
    }

    /** Begins to answer. */
    public synchronized void start() {
        started = true;
        // The dispatcher's thread is a daemon if the one that starts it is.
        Thread starter = Thread.ofPlatform().name("parley-metrics").daemon().start(http::start);
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    /** What to open in a browser, or give to a scraper. */
    public String url() {
        return "http://" + address().getAddress().getHostAddress() + ":" + address().getPort() + PATH;
    }

    /** Closes the port and every connection to it. Does nothing twice. */
    @Override
    public synchronized void close() {
        if (!started) {
            start(); // its selector gives the socket back only in a round of the dispatcher
        }
        http.stop(0);
        requests.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Supplier<String> text) throws IOException {
        try (exchange) {
            if (!PATH.equals(exchange.getRequestURI().getPath())) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
            } else {
                byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", OpenMetrics.CONTENT_TYPE);
                exchange.sendResponseHeaders(OK, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
