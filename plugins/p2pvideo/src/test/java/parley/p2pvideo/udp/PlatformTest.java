package parley.p2pvideo.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import parley.p2pvideo.transfer.KeptLog;

class PlatformTest {
    private static String obstacle(String system, String processor, boolean nativeAccess) {
        return new Platform(system, processor, nativeAccess).obstacle().orElseThrow();
    }

    @Test
    void itSaysWhatStandsInTheWay() {
        assertEquals("only Linux is handed many at once, and this is Mac OS X", obstacle("Mac OS X", "aarch64", true));
        assertEquals("nobody has tried more on a processor riscv64", obstacle("Linux", "riscv64", true));
        assertEquals("it has no native access, which Java grants with --enable-native-access=parley.app",
                obstacle("Linux", "amd64", false));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = {"amd64", "aarch64"}, disabledReason = "no socket of Linux")
    void nothingDoesOnLinuxWithNativeAccess() {
        assertEquals(List.of(), Libc.missing());
        assertTrue(new Platform("Linux", System.getProperty("os.arch"), true).obstacle().isEmpty());
    }

    @Test
    void aPortIsBoundAnywhereAndTheLogIsToldOnceIfWithoutNativeCalls() throws Exception {
        KeptLog log = new KeptLog();
        try (UdpSocket socket = UdpSocket.bind(0, log)) {
            assertTrue(socket.port() > 0);
            assertEquals(socket instanceof ChannelSocket ? 1 : 0, log.lines().size());
        }
    }
}
