package parley.app.newplugin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import parley.api.Api;
import parley.app.Installation;

/**
 * What an installation has for those who write plugins: the API in its folder {@code lib}, the scenario kit in its folder
 * {@code kit}. A project uses them where they lie, through the path of the installation in its pom. No repository of Maven's
 * is asked for them: its copy of a jar would stay when the installation has a new one.
 *
 * @param home    the installation's folder
 * @param parley  the version of its jars
 * @param junit   the version of JUnit that its kit was built with
 * @param cucumber that of Cucumber
 */
public record Supplies(Path home, String parley, String junit, String cucumber) {
    /**
     * Looks at an installation.
     *
     * @throws IOException if something is not there
     */
    public static Supplies of(Installation installation) throws IOException {
        Path home = installation.home().toAbsolutePath().normalize();
        return new Supplies(home, version(home.resolve("lib"), "parley-api-"),
                version(installation.kit(), "junit-jupiter-api-"), version(installation.kit(), "cucumber-java-"));
    }

    private static String version(Path folder, String prefix) throws IOException {
        String ending = ".jar";
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, prefix + "[0-9]*" + ending)) {
                for (Path jar : jars) {
                    String name = jar.getFileName().toString();
                    return name.substring(prefix.length(), name.length() - ending.length());
                }
            }
        }
        throw new IOException("there is no " + prefix + "VERSION" + ending + " in " + folder
                + ", which a plugin is built with: build Parley with all its modules.");
    }

    /** What the templates call them, as XML has them. */
    Map<String, String> values() {
        return Map.of("home", home.toString().replace("&", "&amp;").replace("<", "&lt;"), "parley", parley, "junit", junit,
                "cucumber", cucumber, "api", Api.version());
    }
}
