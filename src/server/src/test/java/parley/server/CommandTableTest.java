package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.api.Access;
import parley.api.Argument;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.server.Reply;
import parley.server.metrics.Metrics;
import parley.wire.MalformedLineException;
import parley.wire.Request;
import parley.wire.Line;

/** Which command a name finds, who is told of it, and that no plugin takes another's. */
class CommandTableTest {
    private final List<String> told = new ArrayList<>();
    private final CommandTable table = new CommandTable((access, lines) ->
            told.add(access + " " + new String(lines, StandardCharsets.UTF_8).replace("\r\n", "|")));
    private final Map<String, PluginGuard> guards = new ConcurrentHashMap<>();
    private final CommandTable.Recent recent = new CommandTable.Recent();

    @Test
    void anEmptyTableFindsNothingAndTellsNothing() {
        assertNull(find("msgto"));
        assertEquals(List.of(), table.entries());
        assertEquals("", catalogue(Access.USER));
        assertEquals("", catalogue(Access.ADMINISTRATOR));
    }

    @Test
    void aCommandIsFoundByItsNameAndItsAliases() {
        CommandTable.Entry entry = add("messaging", command("msgto").alias("msg", "tell"));

        assertSame(entry, find("msgto"));
        assertSame(entry, find("msg"));
        assertSame(entry, find("tell"));
        assertSame(entry, find("MSGTO"));
        assertNull(find(""));
    }

    @Test
    void commandsAreListedOnceEachAndByName() {
        add("p", command("wave").alias("a-wave"));
        add("q", command("echo"));
        add("p", command("msgto"));

        assertEquals(List.of("echo", "msgto", "wave"),
                table.entries().stream().map(entry -> entry.spec().name()).toList());
    }

    @Test
    void aTakenNameIsRefusedWithItsOwner() {
        CommandTable.Entry owner = add("messaging", command("msgto").alias("msg"));

        assertTaken("msgto", command("msgto"));
        assertTaken("msg", command("msg"));
        assertTaken("msg", command("other").alias("fine", "msg"));
        assertTaken("msgto", command("other").alias("msgto"));
        assertSame(owner, find("msgto"));
        assertSame(owner, find("msg"));
        assertNull(find("other"), "nothing of a refused command stays");
        assertNull(find("fine"));
        assertEquals(List.of(owner), table.entries());
        assertEquals("@alias=msg COMMAND msgto :Do it\r\n", catalogue(Access.USER));
    }

    @Test
    void aPluginsCommandsAreRemovedTogetherAndTheirNamesAreFree() {
        CommandTable.Entry stays = add("groups", command("groups"));
        CommandTable.Entry one = add("messaging", command("msgto").alias("msg"));
        CommandTable.Entry other = add("messaging", command("inbox"));

        assertEquals(List.of(stays, other, one), table.entries());
        table.remove("messaging");
        assertEquals(List.of(stays), table.entries());
        assertNull(find("msgto"));
        assertNull(find("msg"));
        assertEquals("COMMAND groups :Do it\r\n", catalogue(Access.USER));
        add("mine", command("msg"));
    }

    @Test
    void theCatalogueHasALineForEachCommand() {
        add("m", CommandSpec.of("msgto", "Send a message to one user").user("user").text("text").alias("msg", "tell"));
        add("h", CommandSpec.of("help", "List the commands").with("name", ArgumentKind.COMMAND, Count.OPTIONAL));

        assertEquals("COMMAND help name:COMMAND? :List the commands\r\n"
                + "@alias=msg,tell COMMAND msgto user:USER text:TEXT :Send a message to one user\r\n",
                catalogue(Access.USER));
    }

    @Test
    void aCatalogueLineIsReadBackAsTheCommandThatWroteIt() throws Exception {
        CommandSpec spec = CommandSpec.of("passwd", "Set a password; its words: two").user("user")
                .with(new Argument("password", ArgumentKind.WORD, Count.ANY, true)).alias("pw");
        byte[] bytes = add("p", spec).line();
        Line line = Line.parse(new String(bytes, 0, bytes.length - 2, StandardCharsets.UTF_8));

        List<String> words = line.params();
        CommandSpec read = CommandSpec.of(words.getFirst(), line.text()).alias(line.tag("alias").split(","));
        for (String signature : words.subList(1, words.size() - 1)) {
            read = read.with(Argument.ofSignature(signature));
        }
        assertEquals(spec, read);
    }

    @Test
    void onlyAdministratorsAreToldOfTheirCommands() {
        add("p", command("kick").forAdministrators());
        add("p", command("wave"));

        assertEquals("COMMAND wave :Do it\r\n", catalogue(Access.USER));
        assertEquals("COMMAND kick :Do it\r\nCOMMAND wave :Do it\r\n", catalogue(Access.ADMINISTRATOR));
    }

    @Test
    void nobodyIsToldOfAHiddenCommandButItIsFound() {
        CommandTable.Entry hidden = add("p", command("p2psignal").hide());

        assertEquals("", catalogue(Access.USER));
        assertEquals("", catalogue(Access.ADMINISTRATOR));
        assertSame(hidden, find("p2psignal"));
        assertEquals(List.of(hidden), table.entries());
    }

    @Test
    void pluginsThatAddAtOnceLoseNothing() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 4).mapToObj(thread -> Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 50; i++) {
                add("plugin" + thread, command("c" + thread + "-" + i));
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(200, table.entries().size());
        assertEquals(200, catalogue(Access.USER).lines().count());
    }

    @Test
    void whoIsToldLearnsWhatHasComeWhatHasChangedAndWhatHasGone() {
        add("p", command("wave"));
        add("p", command("kick").forAdministrators());
        assertTold("USER COMMAND wave :Do it|", "ADMINISTRATOR COMMAND wave :Do it|", "ADMINISTRATOR COMMAND kick :Do it|");

        table.remove("p");
        assertTold("USER NOCOMMAND wave|", "ADMINISTRATOR NOCOMMAND kick|NOCOMMAND wave|");
    }

    @Test
    void nothingChangesWhilePluginsAreHeldAndThenAllAtOnce() {
        CommandTable.Entry old = add("p", command("wave"));
        add("p", command("bow"));
        add("q", command("echo"));
        told.clear();
        table.hold(Set.of("p"));
        table.remove("p");
        add("p", CommandSpec.of("wave", "Wave again"));
        add("p", command("nod"));

        assertSame(old.handler(), find("wave").handler());
        assertNotNull(find("wave").hold());
        assertNull(find("echo").hold(), "other plugins go on");
        assertNull(find("nod"));
        assertTold();

        table.release();
        assertEquals("Wave again", find("wave").spec().summary());
        assertNull(find("wave").hold());
        assertNull(find("bow"));
        assertTold("USER NOCOMMAND bow|COMMAND nod :Do it|COMMAND wave :Wave again|",
                "ADMINISTRATOR NOCOMMAND bow|COMMAND nod :Do it|COMMAND wave :Wave again|");
    }

    @Test
    void nobodyIsToldOfAnExactReplacement() {
        add("p", command("wave"));
        told.clear();
        table.hold(Set.of("p"));
        table.remove("p");
        add("p", command("wave"));
        table.release();

        assertTold();
    }

    @Test
    void whatWaitsGoesOnOnceWhenTheHoldIsOver() {
        add("p", command("wave"));
        table.hold(Set.of("p"));
        List<String> done = new ArrayList<>();
        CommandHold hold = find("wave").hold();
        hold.whenOver(() -> done.add("waited"));
        assertEquals(List.of(), done);

        table.release();
        hold.whenOver(() -> done.add("came late"));
        assertEquals(List.of("waited", "came late"), done);
    }

    @Test
    void oneChangeIsMadeAtATime() {
        table.hold(Set.of("p"));

        assertThrows(IllegalStateException.class, () -> table.hold(Set.of("q")));
    }

    private void assertTold(String... lines) {
        assertEquals(List.of(lines), told);
        told.clear();
    }

    private void assertTaken(String name, CommandSpec spec) {
        String said = assertThrows(IllegalArgumentException.class, () -> add("stranger", spec)).getMessage();
        assertEquals("The command /" + name + " belongs to the plugin 'messaging' already."
                + " Rename one of them, or remove one of the plugins.", said);
    }

    @Test
    void aCommandThatHasGoneIsNotRemembered() {
        CommandTable.Entry entry = add("messaging", CommandSpec.of("msgto", "Send"));
        assertSame(entry, find("msgto"));
        table.remove("messaging");

        assertNull(find("msgto"));
    }

    @Test
    void anotherCommandIsNotTakenForTheOneRemembered() {
        CommandTable.Entry entry = add("messaging", CommandSpec.of("msgto", "Send").alias("msg"));
        CommandTable.Entry other = add("other", CommandSpec.of("msga", "Other"));

        assertSame(entry, find("msgto"));
        assertSame(other, find("msga"));
        assertSame(entry, find("msg"));
        assertNull(find("msgt"));
    }

    /** As one loop asks, again and again. */
    private CommandTable.Entry find(String name) {
        try {
            return table.findOrNull(Request.parse("/" + name), recent);
        } catch (MalformedLineException e) {
            throw new AssertionError(e);
        }
    }

    private CommandTable.Entry add(String plugin, CommandSpec spec) {
        CommandTable.Entry entry = new CommandTable.Entry(guards.computeIfAbsent(plugin, Guards::of), spec,
                call -> Reply.done(), new Metrics(1, () -> 0).command(spec.name()));
        table.add(List.of(entry));
        return entry;
    }

    private static CommandSpec command(String name) {
        return CommandSpec.of(name, "Do it");
    }

    private String catalogue(Access access) {
        return new String(table.catalogue(access), StandardCharsets.UTF_8);
    }
}
