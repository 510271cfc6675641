package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which jars are used, and in which order, without a jar. */
class ChoiceTest {
    private static final List<String> NO_FAULT = List.of();

    @Test
    void whatIsRequiredComesFirstAndOtherwiseTheOrderIsById() {
        Choice choice = choose(jar("drop", "alpha", "1", "zeta"), jar("drop", "beta", "1"), jar("drop", "omega", "1"),
                jar("drop", "zeta", "1", "omega"));

        assertEquals(List.of("beta", "omega", "zeta", "alpha"), ids(choice));
        assertEquals(Map.of(), choice.refused());
    }

    @Test
    void whatRequiresSomethingMissingIsRefusedAndWhatRequiresThat() {
        Choice choice = choose(jar("drop", "alpha", "1", "beta"), jar("drop", "beta", "1", "gone"),
                jar("drop", "omega", "1"));

        assertEquals(List.of("omega"), ids(choice));
        assertRefused(choice, "beta", "It requires gone, and there is no such plugin: put its jar into a folder of"
                + " plugins.");
        assertRefused(choice, "alpha", "It requires beta, which is not used either: mend that one first.");
    }

    @Test
    void whatRequiresAnotherVersionIsRefused() {
        Choice choice = choose(jar("drop", "alpha", "1", "beta@1.2"), jar("drop", "beta", "1.1"));

        assertEquals(List.of("beta"), ids(choice));
        assertRefused(choice, "alpha", "It requires beta@1.2, that is 1.2 or a later version of the same major version,"
                + " and beta is 1.1: get a version of one of the two that fits.");
    }

    @Test
    void aCircleIsToldToEachThatIsInItAndCostsNoOther() {
        Choice choice = choose(jar("drop", "alpha", "1", "beta"), jar("drop", "beta", "1", "gamma"),
                jar("drop", "gamma", "1", "beta", "omega"), jar("drop", "omega", "1"));

        assertEquals(List.of("omega"), ids(choice));
        assertRefused(choice, "beta", "It requires gamma, which requires beta: a circle in which none can be started"
                + " first. Take one of these out of the 'requires' of another.");
        assertRefused(choice, "gamma", "It requires beta, which requires gamma: a circle");
        assertRefused(choice, "alpha", "It requires beta, which is not used either");
    }

    @Test
    void aJarThatLacksWhatItRequiresGivesWayToTheOneOfTheLowerFolder() {
        PluginJar built = jar("built", "wave", "1");
        Choice choice = choose(jar("drop", "tide", "1", "wave@1"), jar("drop", "wave", "2", "gone"), built);

        assertEquals(List.of("wave", "tide"), ids(choice), "what requires it is judged by the one that is used");
        assertTrue(choice.order().contains(built));
        assertEquals(List.of("Plugin wave is " + built.jar() + " instead."), choice.remarks());
    }

    @Test
    void aFaultyJarOfTheLowerFolderIsRefusedAndReplacedByNothing() {
        Choice choice = choose(jar("drop", "wave", "2"), jar("built", "wave", "1", "gone"));
        Choice faulty = choose(jar("drop", "wave", "2"), make("built", "wave", "1", Set.of(), Set.of(), List.of("Bad.")));

        assertEquals(1, choice.remarks().size(), "it gave way before anybody asked what it requires");
        assertEquals(List.of(), faulty.remarks());
        assertRefused(faulty, "wave", "Bad.");
    }

    @Test
    void whatIsFoundWrongLaterIsAFaultLikeAnyOther() {
        PluginJar beta = jar("drop", "beta", "1");
        Choice choice = Choice.of(List.of(jar("drop", "alpha", "1", "beta"), beta),
                Map.of(beta, List.of("It did not start.")));

        assertEquals(List.of(), ids(choice));
        assertRefused(choice, "beta", "It did not start.");
        assertRefused(choice, "alpha", "It requires beta, which is not used either");
    }

    @Test
    void whatIsWrongInAJarAndWhatItLacksStandInOneMessage() {
        PluginJar jar = make("drop", "alpha", "1", Set.of(), Set.of(), List.of("It has neither half."), "gone");

        assertRefused(choose(jar), "alpha", "It has neither half. It requires gone, and there is no such plugin");
    }

    @Test
    void aPackageThatARequiredPluginExportsMayNotBeBroughtAlong() {
        PluginJar groups = make("drop", "groups", "1", Set.of("groups.api"), Set.of("groups.api"), NO_FAULT);
        PluginJar wave = make("drop", "wave", "1", Set.of("groups.api"), Set.of(), NO_FAULT, "groups");

        assertRefused(choose(groups, wave), "wave", "It contains classes of groups.api, which groups brings: leave them"
                + " out of the jar.");
    }

    @Test
    void aPackageMayNotComeFromTwo() {
        PluginJar a = make("drop", "alpha", "1", Set.of("shared"), Set.of("shared"), NO_FAULT);
        PluginJar b = make("drop", "beta", "1", Set.of("shared"), Set.of("shared"), NO_FAULT);

        assertRefused(choose(a, b, jar("drop", "wave", "1", "alpha", "beta")), "wave",
                "It requires beta, which exports shared, as another that it requires does: do without one of the two.");
    }

    private static Choice choose(PluginJar... ranked) {
        return Choice.of(List.of(ranked), Map.of());
    }

    private static List<String> ids(Choice choice) {
        return choice.order().stream().map(PluginJar::id).toList();
    }

    private static void assertRefused(Choice choice, String id, String text) {
        String said = choice.refused().entrySet().stream().filter(e -> e.getKey().id().equals(id))
                .map(e -> String.join(" ", e.getValue())).findFirst().orElse("not refused");
        assertTrue(said.startsWith(text), said);
    }

    private static PluginJar jar(String folder, String id, String version, String... requires) {
        return make(folder, id, version, Set.of(), Set.of(), NO_FAULT, requires);
    }

    private static PluginJar make(String folder, String id, String version, Set<String> packages, Set<String> exports,
                                  List<String> faults, String... requires) {
        Descriptor descriptor = new Descriptor(id, version, "2.0", "For a test",
                Stream.of(requires).map(r -> Requirement.of(r).orElseThrow()).toList(), List.copyOf(exports),
                false, Optional.empty(), Optional.empty(), Optional.empty());
        Path jar = Path.of(folder, id + ".jar");
        return new PluginJar(jar, jar, Optional.of(descriptor), Optional.empty(), List.of(), List.of(), packages, exports,
                faults);
    }
}
