package parley.p2pvideo.udp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockaddrTest {
    private final Sockaddr four = new Sockaddr(Arena.ofAuto(), Libc.AF_INET);
    private final Sockaddr six = new Sockaddr(Arena.ofAuto(), Libc.AF_INET6);

    private static InetSocketAddress address(String host, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    private static String bytes(Sockaddr sockaddr) {
        return HexFormat.of().formatHex(sockaddr.memory().toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void anAddressOfIpv4HasTheBytesThatCExpects() throws Exception {
        assertTrue(four.write(address("192.0.2.7", 6_666)));
        assertEquals("02001a0a" + "c0000207" + "0000000000000000", bytes(four));
        assertEquals(16, four.length());
    }

    @Test
    void anAddressOfIpv6HasTheBytesThatCExpects() throws Exception {
        assertTrue(six.write(address("2001:db8::5", 65_535)));
        assertEquals("0a00ffff" + "00000000" + "20010db8000000000000000000000005" + "00000000", bytes(six));
        assertEquals(28, six.length());
    }

    @Test
    void ofIpv4ItIsAMappedOneWhereTheSocketIsForBoth() throws Exception {
        six.write(address("2001:db8::5", 1));
        assertTrue(six.write(address("192.0.2.7", 6_666)));
        assertEquals("0a001a0a" + "00000000" + "00000000000000000000ffffc0000207" + "00000000", bytes(six));
    }

    @Test
    void ofIpv6ItCannotBeWhereTheSocketIsForIpv4() throws Exception {
        assertFalse(four.write(address("2001:db8::5", 1)));
    }

    @Test
    void theScopeOfALinkLocalAddressIsKept() throws Exception {
        byte[] host = InetAddress.getByName("fe80::7").getAddress();
        six.write(new InetSocketAddress(Inet6Address.getByAddress(null, host, 3), 9));
        assertTrue(bytes(six).endsWith("03000000"));
        assertEquals(3, ((Inet6Address) six.read().getAddress()).getScopeId());
        six.write(address("2001:db8::5", 9));
        assertEquals(0, ((Inet6Address) six.read().getAddress()).getScopeId());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 1", "255.255.255.255, 65535", "10.0.0.200, 32768"})
    void whatWasWrittenIsRead(String host, int port) throws Exception {
        four.write(address(host, port));
        six.write(address(host, port));
        assertEquals(address(host, port), four.read());
        assertEquals(address(host, port), six.read());
        six.write(address("2001:db8:ffff::" + host, port));
        assertEquals(address("2001:db8:ffff::" + host, port), six.read());
    }

    @Test
    void theSameAddressIsTheSameObject() throws Exception {
        six.write(address("192.0.2.7", 1));
        InetSocketAddress first = six.read();
        assertSame(first, six.read());
        six.write(address("192.0.2.7", 2));
        assertEquals(2, six.read().getPort());
        six.write(address("192.0.2.8", 2));
        assertArrayEquals(new byte[] {(byte) 192, 0, 2, 8}, six.read().getAddress().getAddress());
        six.write(address("192.0.2.7", 1));
        assertNotSame(first, six.read());
    }
}
