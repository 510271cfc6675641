package parley.app.newplugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a new plugin's project, made from templates, in which <code>{{id}}</code> and the like stand for its names. */
public final class Project {
    private static final String SOURCES = "src/main/java/";
    private static final String TESTS = "src/test/java/";
    /** Where each template goes. */
    private static final Map<String, String> PLACES = Map.of(
            "pom.xml", "pom.xml",
            "README.md", "README.md",
            "gitignore", ".gitignore",
            "module-info.java", SOURCES + "module-info.java",
            "Server.java", SOURCES + "{{folder}}/{{Class}}Server.java",
            "Client.java", SOURCES + "{{folder}}/{{Class}}Client.java",
            "plugin.properties", "src/main/resources/META-INF/parley/plugin.properties",
            "plugin.feature", "features/{{id}}.feature",
            "FeaturesTest.java", TESTS + "{{folder}}/FeaturesTest.java");
    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

    private final Map<String, String> values;

    /** Of a plugin with those names, for those who have that installation. */
    public Project(Names names, Supplies supplies) {
        values = new HashMap<>(names.values());
        values.putAll(supplies.values());
    }

    /**
     * Writes it into a folder, which it makes.
     *
     * @throws IOException if there is a folder or file of that name already, which stays as it is; or if it cannot be
     *                     written, and then some of it may be there
     */
    public void writeTo(Path folder) throws IOException {
        Map<String, String> files = files();
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is there already, and nothing of it was touched: give another name, or another"
                    + " folder to put it into.", e);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
    }

    /** The files by their place. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, String> template : PLACES.entrySet()) {
            try (InputStream in = Project.class.getResourceAsStream(template.getKey())) {
                files.put(filled(template.getValue()), filled(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return files;
    }

    private String filled(String template) {
        return NAME.matcher(template).replaceAll(this::value);
    }

    private String value(MatchResult name) {
        String value = values.get(name.group(1));
        if (value == null) {
            throw new IllegalStateException("A template has " + name.group() + ", which nothing stands for.");
        }
        return Matcher.quoteReplacement(value);
    }
}
