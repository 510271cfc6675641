package parley.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Invocation;
import parley.api.server.PluginState;
import parley.api.server.Plugins;
import parley.api.server.User;
import parley.rehearsal.Actor;

/** What {@code /plugins} shows and does, and to whom. */
class PluginsCommandTest {
    private final List<String> done = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final PluginsCommand command = new PluginsCommand(new Plugins() {
        @Override
        public List<PluginState> all() {
            return List.of(new PluginState("filter", "2.1", "Filters words", PluginState.Phase.FAILED, "no words given",
                            List.of(), List.of(), 0, 0, Duration.ZERO, Duration.ZERO, Optional.empty(), true),
                    new PluginState("wave", "1.0.0", "Waves", PluginState.Phase.RUNNING, "", List.of("bow", "wave", "wave-to-everybody"),
                            List.of(List.of("often", "3", "how often")), 17, 1, Duration.ofNanos(7_400),
                            Duration.ofMillis(12), Optional.of("/wave: NullPointerException (E1)"), false));
        }

        @Override
        public void disable(String id) {
            done.add("disable " + id);
        }

        @Override
        public void enable(String id) throws CommandException {
            throw new CommandException(ErrorCode.CONFLICT, id + " runs already.");
        }

        @Override
        public void reload(String id) {
            done.add("reload " + id);
        }
    });

    private record Call(User user, Arguments arguments, List<List<String>> rows) implements Invocation {
        @Override
        public void row(List<String> fields) {
            rows.add(fields);
        }
    }

    private String run(Access caller, String rest) throws CommandException {
        rows.clear();
        return command.run(new Call(Actor.fedOnly("yoda", caller), PluginsCommand.SPEC.parse(rest), rows)).text();
    }

    private String refused(Access caller, String rest) {
        return assertThrows(CommandException.class, () -> run(caller, rest)).getMessage();
    }

    @Test
    void itListsEveryPluginAndHowItIsDoing() throws CommandException {
        assertEquals("1 of 2 plugins run. /plugins NAME tells more of one.", run(Access.USER, ""));
        assertEquals(List.of("filter", "2.1", "failed", "0", "-", "-", "0", "no words given"), rows.get(1));
        assertEquals(List.of("wave", "1.0.0", "running", "17", "7 us", "12 ms", "1", "/bow /wave …"), rows.get(2));
    }

    @Test
    void itTellsAllOfOne() throws CommandException {
        run(Access.ADMINISTRATOR, "wave");
        assertTrue(rows.contains(List.of("setting often", "3 (how often)")), rows::toString);
        assertTrue(rows.contains(List.of("last fault", "/wave: NullPointerException (E1)")), rows::toString);
    }

    @Test
    void ofOneThatAsksForNativeAccessItSaysWhatThatMeans() throws CommandException {
        List<String> row = List.of("native access", "asked for: it calls code outside Java, and a fault there ends the program");
        run(Access.USER, "filter");
        assertTrue(rows.contains(row), rows::toString);
        run(Access.USER, "wave");
        assertFalse(rows.contains(row), rows::toString);
    }

    @Test
    void theLastFaultIsForAdministratorsAlone() throws CommandException {
        run(Access.USER, "wave");
        assertFalse(rows.toString().contains("NullPointer"), rows::toString);
    }

    @Test
    void administratorsChangeThem() throws CommandException {
        assertEquals("Plugin wave has been disabled.", run(Access.ADMINISTRATOR, "disable wave"));
        assertEquals("Plugin wave has been reloaded.", run(Access.ADMINISTRATOR, "reload wave"));
        assertEquals("wave runs already.", refused(Access.ADMINISTRATOR, "enable wave"));
        assertEquals(List.of("disable wave", "reload wave"), done);
    }

    @Test
    void nobodyElseDoes() {
        assertEquals("/plugins disable is for administrators of this server.", refused(Access.USER, "disable wave"));
        assertEquals(List.of(), done);
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertEquals("There is no plugin 'nix'. /plugins lists them.", refused(Access.USER, "nix"));
        assertTrue(refused(Access.USER, "reload").startsWith("'reload' needs the name of a plugin. Usage: /plugins [NAME], or"));
        assertTrue(refused(Access.USER, "stop wave").startsWith("'stop' is not disable, enable or reload."));
        assertTrue(refused(Access.USER, "disable wave bow").startsWith("'disable wave bow' is too much."));
    }
}
