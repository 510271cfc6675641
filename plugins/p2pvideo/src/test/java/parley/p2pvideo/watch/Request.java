package parley.p2pvideo.watch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request as a browser would send it, byte by byte, and its answer; the JDK's clients would not send every header. */
final class Request implements Closeable {
    /** A read cannot be interrupted, so it gives up by itself. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final List<String> head = new ArrayList<>();

    private Request(Socket socket) {
        this.socket = socket;
    }

    /** Sends a GET with further header lines. */
    static Request get(URI what, String... lines) throws IOException {
        return send("GET " + what.getPath(), what, "Host: " + what.getAuthority(), lines);
    }

    /** Sends any request line without the protocol, with a line that names the host. */
    static Request send(String line, URI where, String host, String... lines) throws IOException {
        Request request = new Request(new Socket(InetAddress.getLoopbackAddress(), where.getPort()));
        request.socket.setSoTimeout(PATIENCE_MILLIS);
        String text = line + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n"
                + String.join("", List.of(lines).stream().map(each -> each + "\r\n").toList()) + "\r\n";
        request.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        request.readHead();
        return request;
    }

    private void readHead() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no answer but '" + text + "'");
            }
            text.append((char) next);
        }
        head.addAll(List.of(text.toString().strip().split("\r\n")));
    }

    int status() {
        return Integer.parseInt(head.getFirst().split(" ")[1]);
    }

    Optional<String> field(String name) {
        return head.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst();
    }

    /** As many bytes of the body as there are until then. */
    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** The rest of the body, up to the end of the connection. */
    byte[] readAll() throws IOException {
        InputStream in = socket.getInputStream();
        return in.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
