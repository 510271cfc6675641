package parley.p2pvideo.watch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The answer to a request for a file or a part of it, RFC 9110. Its head is sent at once, since the size is known from the
 * start; the bytes follow as they arrive.
 */
final class FileAnswer {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int NO_BODY = -1;

    private final HttpExchange exchange;
    private final Watched watched;
    private final long size;

    FileAnswer(HttpExchange exchange, Watched watched) {
        this.exchange = exchange;
        this.watched = watched;
        this.size = watched.file().size();
    }

    void send() throws IOException {
        Headers head = exchange.getResponseHeaders();
        head.set("Accept-Ranges", "bytes");
        head.set("ETag", watched.entityTag());
        head.set("Content-Type", watched.type().name());
        head.set("Content-Disposition", "inline; filename*=UTF-8''" + encode(watched.file().name()));
        if (exchange.getRequestMethod().equals("HEAD")) {
            // "GET is the only method" for which ranges are defined (section 14.2), so this is about the whole.
            head.set("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(OK, NO_BODY);
            return;
        }
        switch (range()) {
            case ByteRange.Whole whole -> send(OK, 0, size);
            case ByteRange.Part part -> {
                head.set("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
                send(PARTIAL_CONTENT, part.first(), part.length());
            }
            case ByteRange.Unsatisfiable none -> {
                head.set("Content-Range", "bytes */" + size);
                exchange.sendResponseHeaders(RANGE_NOT_SATISFIABLE, NO_BODY);
            }
        }
    }

    /** A range that is wanted of other bytes than these (section 13.1.5) counts as none. */
    private ByteRange range() {
        List<String> fields = exchange.getRequestHeaders().getOrDefault("Range", List.of());
        String onlyIf = exchange.getRequestHeaders().getFirst("If-Range");
        boolean same = onlyIf == null || onlyIf.strip().equals(watched.entityTag());
        return fields.size() == 1 && same ? ByteRange.of(fields.getFirst(), size) : new ByteRange.Whole();
    }

    private void send(int status, long offset, long length) throws IOException {
        exchange.sendResponseHeaders(status, length == 0 ? NO_BODY : length);
        if (length > 0) {
            watched.send(offset, length, exchange.getResponseBody());
        }
    }

    /** As RFC 8187 has it: all but letters, digits and a few signs as %XX. */
    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
