package parley.p2pvideo.watch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The browser of the desktop on which this program runs, opened by what each system has for that. The module java.desktop
 * could do it too, but Parley's own Java comes without it.
 *
 * <p>In a session over ssh, and on Linux without a desktop, nothing is opened: there xdg-open may start a browser in the
 * terminal, which is ours.
 */
public final class DesktopBrowser implements Browser {
    private final String system;
    private final Map<String, String> environment;

    /** Of the system and with the environment variables of this program. */
    public DesktopBrowser() {
        this(System.getProperty("os.name"), System.getenv());
    }

    DesktopBrowser(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
    }

    @Override
    public boolean open(URI page) throws IOException {
        Optional<List<String>> command = command(page);
        if (command.isPresent()) {
            // It may run for as long as the browser does, so nobody waits for it; it is the user's to end.
            new ProcessBuilder(command.get()).redirectInput(Redirect.from(nowhere()))
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        }
        return command.isPresent();
    }

    /** What opens the page; nothing if there is no desktop, or no such program. */
    Optional<List<String>> command(URI page) {
        String url = page.toString();
        if (isWindows()) {
            // The first quoted word would be the title of a window.
            return Optional.of(List.of("cmd", "/c", "start", "\"\"", url));
        }
        if (system.startsWith("mac")) {
            return has("SSH_CONNECTION") ? Optional.empty() : onPath("open").map(program -> List.of(program, url));
        }
        boolean desktop = has("DISPLAY") || has("WAYLAND_DISPLAY");
        return desktop ? onPath("xdg-open").map(program -> List.of(program, url)) : Optional.empty();
    }

    private boolean isWindows() {
        return system.startsWith("windows");
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private Optional<String> onPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    private File nowhere() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }
}
