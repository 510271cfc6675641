package parley.p2pvideo.udp;

import java.util.List;
import java.util.Optional;

/** Where this program runs, as far as {@link LinuxSocket} asks. */
record Platform(String system, String processor, boolean nativeAccess) {
    private static final List<String> PROCESSORS = List.of("amd64", "aarch64");

    static Platform here() {
        return new Platform(System.getProperty("os.name"), System.getProperty("os.arch"),
                Platform.class.getModule().isNativeAccessEnabled());
    }

    /** Why the C library's functions cannot be called; empty if they can. */
    Optional<String> obstacle() {
        if (!system.equals("Linux")) {
            return Optional.of("only Linux is handed many at once, and this is " + system);
        }
        if (!PROCESSORS.contains(processor)) {
            return Optional.of("nobody has tried more on a processor " + processor);
        }
        if (!nativeAccess) {
            return Optional.of("it has no native access, which Java grants with --enable-native-access=parley.app");
        }
        return Libc.missing().isEmpty() ? Optional.empty()
                : Optional.of("the C library lacks " + String.join(", ", Libc.missing()));
    }
}
