package parley.p2pvideo.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves files to the browser on this machine: at {@code /TOKEN} a page, at {@code /TOKEN/file} the file of it. Who does
 * not know a token, or came by a name that is not this machine's own, learns nothing; {@link FileAnswer} does the rest.
 *
 * <p>Threads: the JDK's {@code HTTP-Dispatcher} and two timers of it, all daemons, and a virtual thread {@code
 * p2pvideo-watch-N} for each request. {@link #close} ends them.
 */
final class WatchServer implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final long LAST_REQUESTS_SECONDS = 5;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    static {
        // The JDK's server reads these once, when its first one is made; what the owner set stays. It could end
        // answers after a time, too, but those here take as long as the user watches: Watched ends those that stall.
        setUnlessSet("jdk.httpserver.maxConnections", "64");
        setUnlessSet("sun.net.httpserver.maxReqTime", "10"); // seconds for a client to send its request
    }

    private final HttpServer http;
    private final System.Logger logger;
    private final List<Watched> all = new CopyOnWriteArrayList<>();
    private final ExecutorService requests =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("p2pvideo-watch-", 0).factory());

    /**
     * Takes any free port of the loopback interface.
     *
     * @throws IOException if there is none
     */
    WatchServer(System.Logger logger) throws IOException {
        this.logger = logger;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        http.setExecutor(requests);
        http.createContext("/", this::handle);
        start();
    }

    /** The dispatcher's thread is a daemon if the one that starts it is. */
    private void start() {
        Thread starter = Thread.ofPlatform().name("p2pvideo-watch").daemon().start(http::start);
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void add(Watched watched) {
        all.add(watched);
    }

    void remove(Watched watched) {
        all.remove(watched);
    }

    List<Watched> all() {
        return all;
    }

    /** The page of a file. */
    URI page(Watched watched) {
        InetAddress host = http.getAddress().getAddress();
        String name = host.getAddress().length > 4 ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
        return URI.create("http://" + name + ":" + http.getAddress().getPort() + "/" + watched.token());
    }

    /** A request that was not answered to its end leaves by an exception: only so does the JDK's server count it off. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        } catch (RuntimeException e) {
            logger.log(Level.WARNING, "a request of the browser could not be answered", e);
            throw e;
        } catch (IOException e) {
            logger.log(Level.DEBUG, "a request of the browser has ended early", e);
            throw e;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (!LoopbackHost.isNamed(exchange.getRequestHeaders().get("Host"))) {
            exchange.sendResponseHeaders(FORBIDDEN, NO_BODY);
            return;
        }
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        Optional<Watched> watched = path.length < 2 ? Optional.empty() : find(path[1]);
        boolean isPage = path.length == 2;
        boolean isFile = path.length == 3 && path[2].equals("file");
        if (watched.isEmpty() || !isPage && !isFile) {
            exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
        } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
        } else {
            watched.get().touch();
            if (isPage) {
                sendPage(exchange, watched.get());
            } else {
                new FileAnswer(exchange, watched.get()).send();
            }
        }
    }

    /** Looks at all of them, at each to its end, so that the time tells nothing of a token. */
    private Optional<Watched> find(String token) {
        byte[] wanted = token.getBytes(StandardCharsets.UTF_8);
        Optional<Watched> found = Optional.empty();
        for (Watched watched : all) {
            if (MessageDigest.isEqual(watched.token().getBytes(StandardCharsets.UTF_8), wanted)) {
                found = Optional.of(watched);
            }
        }
        return found;
    }

    private static void sendPage(HttpExchange exchange, Watched watched) throws IOException {
        byte[] page = Page.of(watched.file().name(), watched.type(), "/" + watched.token() + "/file");
        exchange.getResponseHeaders().set("Content-Type", Page.CONTENT_TYPE);
        exchange.getResponseHeaders().set("Content-Security-Policy", Page.POLICY);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(page.length));
            exchange.sendResponseHeaders(OK, NO_BODY);
        } else {
            exchange.sendResponseHeaders(OK, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** Ends all requests, closes the port and lets go of the files. */
    @Override
    public void close() throws IOException {
        try {
            for (Watched watched : all) {
                watched.close();
            }
        } finally {
            http.stop(0);
            awaitRequests();
        }
    }

    private void awaitRequests() {
        requests.shutdown();
        try {
            if (!requests.awaitTermination(LAST_REQUESTS_SECONDS, TimeUnit.SECONDS)) {
                logger.log(Level.WARNING, "requests of the browser go on after " + LAST_REQUESTS_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
