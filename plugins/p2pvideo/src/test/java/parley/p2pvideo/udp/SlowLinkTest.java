package parley.p2pvideo.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.p2pvideo.transfer.KeptLog;

/**
 * A link that is slow and takes 1,500 bytes: the loopback interface of a network namespace of this test's own, in
 * which a second JVM runs {@link #main}. The sender's buffer gets full there, and what is too large is seen by the
 * sender.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "network namespaces are Linux'")
class SlowLinkTest {
    private static final long DEADLINE_SECONDS = 60;
    private static final String LINK = "ip link set lo up mtu 1500 && tc qdisc add dev lo root tbf rate 400mbit"
            + " burst 100kb limit 100mb && echo ready && exec \"$@\"";
    private static final int FULL = 1_472;
    /** More than the sender's and the link's buffers hold. */
    private static final int MANY = 4 * UdpSocket.SEND_BUFFER / FULL;

    @ParameterizedTest
    @EnumSource
    void nothingIsLostWhileTheSystemHasNoRoomAndOnlyWhatIsTooLargeForTheLink(SocketKind kind) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = String.join(":", classes(UdpSocket.class), classes(SlowLinkTest.class),
                classes(EnumSource.class), classes(Assumptions.class));
        Process child = process("unshare", "--user", "--map-root-user", "--net", "sh", "-c", LINK, "sh",
                java.toString(), "--enable-native-access=ALL-UNNAMED", "-cp", classes, SlowLinkTest.class.getName(), kind.name());
        assertTrue(child.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "it hangs");
        List<String> said = child.inputReader().readAllLines();
        Assumptions.assumeTrue(said.contains("ready"), () -> "no slow link can be made here: " + said);
        assertEquals(List.of("ready", "arrived " + (MANY + 1), "log []"), said);
    }

    private static Process process(String... words) {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Assumptions.abort("no slow link can be made here: " + e.getMessage());
        }
    }

    private static String classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /** Sends many that fit, and some that do not but for the last of them; prints how many come. */
    public static void main(String[] args) throws Exception {
        KeptLog log = new KeptLog();
        SocketKind kind = SocketKind.valueOf(args[0]);
        try (UdpSocket in = kind.open(log); UdpSocket out = kind.open(log)) {
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), in.port());
            Thread.ofPlatform().daemon().start(() -> send(out, to));
            byte[] into = new byte[1 << 16];
            int arrived = 0;
            for (int length = 0; length != 1; length = in.receive(into)) {
                arrived += length > 0 ? 1 : 0;
                in.await(length < 0 ? TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS) : 0);
            }
            System.out.println("arrived " + arrived);
            System.out.println("log " + log.lines());
        }
    }

    private static void send(UdpSocket out, InetSocketAddress to) {
        try {
            for (int i = 0; i < MANY; i++) {
                out.send(new byte[FULL], FULL, to);
            }
            for (int length : new int[] {FULL + 1, FULL + 1, FULL + 1, FULL - 1, 1}) {
                out.send(new byte[FULL + 1], length, to);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
