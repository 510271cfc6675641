package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DesktopBrowserTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:4000/abc");

    @TempDir
    private Path folder;
    private String path;

    @BeforeEach
    void openers() throws Exception {
        path = "/nowhere" + File.pathSeparator + folder;
        for (String program : List.of("xdg-open", "open")) {
            Files.writeString(folder.resolve(program), "#!/bin/sh\necho \"$1\" > \"$0.part\" && mv \"$0.part\" \"$0.said\"\n")
                    .toFile().setExecutable(true);
        }
    }

    @Test
    void aDesktopOnLinuxOpensItWithXdgOpen() {
        Optional<List<String>> expected = Optional.of(List.of(folder.resolve("xdg-open").toString(), PAGE.toString()));
        assertEquals(expected, command("Linux", Map.of("PATH", path, "DISPLAY", ":0")));
        assertEquals(expected, command("Linux", Map.of("PATH", path, "WAYLAND_DISPLAY", "wayland-0")));
    }

    @Test
    void withoutADesktopOrAnOpenerNothingIsOpened() throws Exception {
        assertEquals(Optional.empty(), command("Linux", Map.of("PATH", path)));
        assertEquals(Optional.empty(), command("Linux", Map.of("PATH", path, "DISPLAY", "")));
        assertEquals(Optional.empty(), command("Linux", Map.of("PATH", "/nowhere", "DISPLAY", ":0")));
        assertFalse(new DesktopBrowser("Linux", Map.of()).open(PAGE));
    }

    @Test
    void macOsOpensItUnlessItsUserIsElsewhere() {
        assertEquals(Optional.of(List.of(folder.resolve("open").toString(), PAGE.toString())),
                command("Mac OS X", Map.of("PATH", path)));
        assertEquals(Optional.empty(), command("Mac OS X", Map.of("PATH", path, "SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")));
    }

    @Test
    void windowsStartsIt() {
        assertEquals(Optional.of(List.of("cmd", "/c", "start", "\"\"", PAGE.toString())), command("Windows 11", Map.of()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatOpensItIsStartedWithTheAddress() throws Exception {
        assertTrue(new DesktopBrowser("Linux", Map.of("PATH", path, "DISPLAY", ":0")).open(PAGE));
        Path said = folder.resolve("xdg-open.said");
        while (!Files.exists(said)) {
            Thread.onSpinWait();
        }
        assertEquals(PAGE + "\n", Files.readString(said));
    }

    private static Optional<List<String>> command(String system, Map<String, String> environment) {
        return new DesktopBrowser(system, environment).command(PAGE);
    }
}
