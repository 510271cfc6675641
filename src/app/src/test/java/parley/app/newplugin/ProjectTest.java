package parley.app.newplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.api.Api;

class ProjectTest {
    @Test
    void everythingHasItsPlaceAndItsNames() throws Exception {
        Map<String, String> files = files("dice-roll", "org.example.dice", "/opt/parley");

        assertEquals(Set.of("pom.xml", "README.md", ".gitignore", "features/dice-roll.feature",
                "src/main/java/module-info.java", "src/main/java/org/example/dice/DiceRollServer.java",
                "src/main/java/org/example/dice/DiceRollClient.java", "src/test/java/org/example/dice/FeaturesTest.java",
                "src/main/resources/META-INF/parley/plugin.properties"), files.keySet());
        files.forEach((place, text) -> assertFalse(text.contains("{{"), place));
        assertTrue(files.get("src/main/java/module-info.java").contains(
                "provides parley.api.server.ServerPlugin with org.example.dice.DiceRollServer;"));
        assertTrue(files.get("src/main/resources/META-INF/parley/plugin.properties").startsWith(
                "id=dice-roll\nversion=1.0.0\napi=" + Api.version() + "\n"));
    }

    @Test
    void linesAreNotTooLongWithAnIdOfUsualLength() throws Exception {
        files("dice-roll", "org.example.dice", "/opt/parley").forEach((place, text) ->
                assertTrue(text.lines().allMatch(line -> line.length() <= 128), place));
    }

    @Test
    void thePlaceOfTheInstallationIsWrittenAsXmlHasIt() throws Exception {
        String pom = files("dice", "dice", "/opt/a&b<c$1").get("pom.xml");

        assertTrue(pom.contains("<parley.home>/opt/a&amp;b&lt;c$1</parley.home>"), pom);
        assertTrue(pom.contains("<parley.version>1.2.3</parley.version>"), pom);
    }

    private static Map<String, String> files(String id, String packageName, String home) throws Exception {
        return new Project(new Names(id, packageName), new Supplies(Path.of(home), "1.2.3", "6.1.0", "7.34.0")).files();
    }
}
