package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.Registration;

/** The interactive terminal, over an xterm of 80 by 24 in memory. */
class JLineTerminalTest {
    private static final String TAB = "\t";
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String UP = "\u001bOA";

    @TempDir
    Path home;
    private final Transcript output = new Transcript();
    private final OwnCommands own = new OwnCommands();
    private final KnownValues known = new KnownValues();
    private final Running running = new Running();
    private LineDisciplineTerminal tty;
    private JLineTerminal terminal;
    private Keys keys;
    private final BlockingQueue<String> pressed = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws IOException {
        open(Colour.ALWAYS);
    }

    private void open(Colour colour) throws IOException {
        tty = new LineDisciplineTerminal("test", "xterm-256color", output, StandardCharsets.UTF_8);
        tty.setSize(new Size(80, 24));
        terminal = new JLineTerminal(tty, ClientConfig.defaults().withHome(home).withColour(colour));
        keys = new Keys(running, terminal);
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    private void type(String keys) {
        try {
            tty.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FutureTask<Input> asking(Supplier<Input> question) {
        FutureTask<Input> task = new FutureTask<>(question::get);
        Thread.ofPlatform().name("reads-terminal").daemon().start(task);
        return task;
    }

    private static Input answer(FutureTask<Input> task) throws Exception {
        return task.get(10, TimeUnit.SECONDS);
    }

    /** Has a key tell that it was pressed. */
    private Registration taken(String name) {
        return keys.add("toy", name, "Play", () -> pressed.add(name));
    }

    private String pressed() throws InterruptedException {
        String name = pressed.poll(10, TimeUnit.SECONDS);
        return name == null ? "nothing" : name;
    }

    private FutureTask<Input> reading() {
        FutureTask<Input> task = asking(terminal::readCommand);
        output.await("yoda>");
        return task;
    }

    private void logIn() {
        Completers none = new Completers(Completers.PATIENCE, System.getLogger("test"));
        terminal.loggedIn("yoda", new Completion(Declared.catalogue(own), known, none, new FileNames(home), () -> "yoda"),
                keys);
    }

    /** What a person sees: the output, drawn. */
    private List<String> screen() {
        ScreenTerminal drawn = new ScreenTerminal(80, 24);
        drawn.write(output.text());
        return drawn.toString().lines().map(String::stripTrailing).filter(line -> !line.isEmpty()).toList();
    }

    private void awaitScreen(String... lines) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!screen().equals(List.of(lines))) {
            if (System.nanoTime() > deadline) {
                assertEquals(String.join("\n", lines), String.join("\n", screen()));
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aLineIsReadAsItIsTyped() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("/msgto hans it's \"so\" \\ nice! !! $x" + ENTER);
        assertEquals(new Input.Typed("/msgto hans it's \"so\" \\ nice! !! $x"), answer(line));
    }

    @Test
    void tabCompletesCommandsAndUsers() throws Exception {
        logIn();
        known.add("USER", List.of("hans", "leia"));
        FutureTask<Input> line = reading();
        type("/ms" + TAB);
        awaitScreen("yoda> /msgto");
        type("ha" + TAB);
        awaitScreen("yoda> /msgto hans");
        type("hi" + ENTER);
        assertEquals(new Input.Typed("/msgto hans hi"), answer(line));
    }

    @Test
    void tabListsWhatIsPossibleWithItsSummary() {
        logIn();
        reading();
        type("/p" + TAB);
        output.await("Send a file");
        output.await("Change a password");
        assertTrue(screen().getFirst().startsWith("yoda> /p"), screen().toString());
    }

    @Test
    void tabCompletesAFileNameWithBlanks() throws Exception {
        Files.createFile(home.resolve("my holiday.mp4"));
        logIn();
        FutureTask<Input> line = reading();
        type("/p2pvideo hans my h" + TAB + ENTER);
        assertEquals(new Input.Typed("/p2pvideo hans my holiday.mp4"),
                new Input.Typed(((Input.Typed) answer(line)).line().strip()));
    }

    @Test
    void anArrivalKeepsWhatIsBeingTyped() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("/msgto hans half a");
        awaitScreen("yoda> /msgto hans half a");
        terminal.print(Tone.ARRIVAL, "15:00:01, hans: hello");
        terminal.print(Tone.ARRIVAL, "x".repeat(100));
        awaitScreen("15:00:01, hans: hello", "x".repeat(80), "x".repeat(20), "yoda> /msgto hans half a");
        type(" line" + ENTER);
        assertEquals(new Input.Typed("/msgto hans half a line"), answer(line));
    }

    @Test
    void whatIsLongerThanTheTerminalIsPartedBetweenWords() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        terminal.print(Tone.ANSWER, "x".repeat(70) + " verified, and more");
        awaitScreen("x".repeat(70) + " verified,", "and more", "yoda>");
        type("/quit" + ENTER);
        assertEquals(new Input.Typed("/quit"), answer(line));
    }

    @Test
    void aStormOfArrivalsKeepsOrderAndWhatIsBeingTyped() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("half");
        for (int i = 1; i <= 2000; i++) {
            terminal.print(Tone.ARRIVAL, "arrival " + i);
        }
        type(" a line");
        String[] last = new String[24];
        for (int i = 0; i < 23; i++) {
            last[i] = "arrival " + (1978 + i);
        }
        last[23] = "yoda> half a line";
        awaitScreen(last);
        type(ENTER);
        assertEquals(new Input.Typed("half a line"), answer(line));
    }

    @Test
    void progressShowsBelowWhatIsTypedAndGoesAway() {
        logIn();
        reading();
        type("half");
        try (var dog = terminal.progress("dog.mp4 to hans", 30_000_000);
                var cat = terminal.progress("cat.mp4 to leia", 0)) {
            dog.at(12_000_000);
            cat.note("waiting");
            awaitScreen("yoda> half", "dog.mp4 to hans [########------------] 40 %  12.0/30.0 MB",
                    "cat.mp4 to leia  waiting");
            terminal.print(Tone.ARRIVAL, "hans: hello");
            type(" a");
            awaitScreen("hans: hello", "yoda> half a",
                    "dog.mp4 to hans [########------------] 40 %  12.0/30.0 MB", "cat.mp4 to leia  waiting");
        }
        awaitScreen("hans: hello", "yoda> half a");
    }

    @Test
    void progressFollowsTheWidthOfTheTerminal() {
        logIn();
        reading();
        try (var dog = terminal.progress("a long name of a film about a dog.mp4 to hans", 30_000_000)) {
            dog.at(1);
            output.await("a long name of a film about");
            tty.setSize(new Size(50, 24));
            tty.raise(Signal.WINCH);
            output.await("a long name of a film about a d… 0 %");
        }
    }

    @Test
    void manyTransfersTakeAFewLinesOnly() {
        logIn();
        reading();
        List<parley.api.client.Screen.Progress> all = java.util.stream.IntStream.rangeClosed(1, 9)
                .mapToObj(i -> terminal.progress("file" + i, 0)).toList();
        awaitScreen("yoda>", "file1", "file2", "file3", "file4", "file5", "and 4 more");
        all.forEach(parley.api.client.Screen.Progress::close);
        awaitScreen("yoda>");
    }

    @Test
    void aKeyDoesWhatItsPluginWantsAndLeavesTheLineAlone() throws Exception {
        Map<String, String> sequences = Map.of("Alt-x", "\u001bx", "Ctrl-o", "\u000f", "F1", "\u001bOP", "F5", "\u001b[15~",
                "F12", "\u001b[24~");
        taken("F1"); // before the log-in
        logIn();
        FutureTask<Input> line = reading();
        type("half");
        for (String name : sequences.keySet()) {
            if (!name.equals("F1")) {
                taken(name); // while a line is typed
            }
            type(sequences.get(name));
            assertEquals(name, pressed());
        }
        type(" a line" + ENTER);
        assertEquals(new Input.Typed("half a line"), answer(line));
    }

    @Test
    void aKeyThatWasGivenBackDoesWhatItDidBefore() throws Exception {
        Registration transpose = taken("Ctrl-t");
        Registration alt = taken("Alt-x");
        logIn();
        FutureTask<Input> line = reading();
        type("ab\u0014\u001bx");
        assertEquals(List.of("Alt-x", "Ctrl-t"), List.of(pressed(), pressed()).stream().sorted().toList());
        transpose.remove();
        alt.remove();
        type("\u0014\u001bx" + ENTER);
        assertEquals(new Input.Typed("ba"), answer(line));
        assertTrue(pressed.isEmpty());
    }

    @Test
    void keysListsWhatTheyDo() {
        assertEquals(List.of("No plugin has taken a key."), keys.lines());
        taken("F5");
        keys.add("rooms", "Alt-x", "Next room", () -> { });
        assertEquals(List.of("Alt-x  Next room  rooms", "F5     Play       toy"), keys.lines());
    }

    @Test
    void theStatusLineStandsBelowAllElse() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("half");
        StatusLine.Item away = terminal.statusLine().add();
        StatusLine.Item unread = terminal.statusLine().add();
        unread.show("3 unread");
        away.show("\u001b[31maway");
        awaitScreen("yoda> half", "[31maway | 3 unread");
        try (var _ = terminal.progress("dog.mp4 to hans", 0)) {
            awaitScreen("yoda> half", "dog.mp4 to hans", "[31maway | 3 unread");
        }
        awaitScreen("yoda> half", "[31maway | 3 unread");
        terminal.print(Tone.ARRIVAL, "hans: hello");
        awaitScreen("hans: hello", "yoda> half", "[31maway | 3 unread");
        type(" a line" + ENTER);
        answer(line);
        asking(terminal::readCommand);
        awaitScreen("hans: hello", "yoda> half a line", "yoda>", "[31maway | 3 unread");
        away.show("");
        unread.remove();
        awaitScreen("hans: hello", "yoda> half a line", "yoda>");
    }

    @Test
    void theStatusLineGivesWayToCompletionsAndComesBack() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        terminal.statusLine().add().show("3 unread");
        awaitScreen("yoda>", "3 unread");
        type("/p" + TAB);
        output.await("Send a file");
        assertFalse(screen().contains("3 unread"), screen().toString());
        type(ENTER);
        answer(line);
        asking(terminal::readCommand);
        type("next");
        awaitLast("yoda> next", "3 unread");
    }

    private void awaitLast(String... lines) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<String> last = List.of();
        while (!last.equals(List.of(lines))) {
            if (System.nanoTime() > deadline) {
                assertEquals(List.of(lines), screen());
            }
            Thread.onSpinWait();
            List<String> all = screen();
            last = all.subList(Math.max(0, all.size() - lines.length), all.size());
        }
    }

    @Test
    void theStatusLineFollowsTheSizeOfTheTerminal() {
        logIn();
        reading();
        terminal.statusLine().add().show("a long text about nothing in particular");
        output.await("in particular");
        resize(20, 24);
        output.await("a long text about …");
        terminal.statusLine().add().show("one more item");
        resize(80, JLineScreen.LEAST_ROWS);
        output.await("in particular | one more item");
    }

    @Test
    void aSmallTerminalHasNoStatusLine() {
        logIn();
        reading();
        resize(80, JLineScreen.LEAST_ROWS - 1);
        terminal.statusLine().add().show("3 unread");
        try (var _ = terminal.progress("dog.mp4 to hans", 0)) {
            awaitScreen("yoda>", "dog.mp4 to hans");
        }
        awaitScreen("yoda>");
        resize(80, JLineScreen.LEAST_ROWS);
        awaitScreen("yoda>", "3 unread");
    }

    private void resize(int columns, int rows) {
        tty.setSize(new Size(columns, rows));
        tty.raise(Signal.WINCH);
    }

    @Test
    void aSignalComesAfterWhatWasPrintedAndKeepsTheLine() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("half");
        awaitScreen("yoda> half");
        terminal.print(Tone.ARRIVAL, "hans: hello");
        terminal.signal(Attention.notification("hans", "hello") + Attention.BELL);
        output.await("\u001b]9;hans: hello\u0007\u0007");
        assertTrue(output.text().indexOf("hans: hello") < output.text().indexOf("\u001b]9;"));
        type(" a line" + ENTER);
        assertEquals(new Input.Typed("half a line"), answer(line));
    }

    @Test
    void aDumbTerminalGetsNoSignal() throws Exception {
        terminal.close();
        tty = new LineDisciplineTerminal("test", "dumb", output, StandardCharsets.UTF_8);
        terminal = new JLineTerminal(tty, ClientConfig.defaults().withHome(home).withColour(Colour.NEVER));
        terminal.signal(Attention.BELL);
        terminal.close();
        assertFalse(output.text().contains(Attention.BELL));
    }

    @Test
    void thePasswordIsNeitherShownNorKept() throws Exception {
        FutureTask<Input> password = asking(() -> terminal.askPassword("yoda"));
        output.await("Password: ");
        type("jedi*'knows!1\"" + ENTER);
        assertEquals(new Input.Typed("jedi*'knows!1\""), answer(password));
        assertFalse(output.text().contains("jedi"), output.text());
        logIn();
        FutureTask<Input> line = reading();
        type(UP + ENTER);
        assertEquals(new Input.Typed(""), answer(line));
        assertFalse(Files.readString(home.resolve("history/yoda")).contains("jedi"));
    }

    @Test
    void theUserTriedLastIsTakenByEnter() throws Exception {
        FutureTask<Input> user = asking(() -> terminal.askUser(Optional.of("hans")));
        output.await("User [hans]: ");
        type(ENTER);
        assertEquals(new Input.Typed("hans"), answer(user));
    }

    @Test
    void aUserIsAskedForUntilThereIsOne() throws Exception {
        FutureTask<Input> user = asking(() -> terminal.askUser(Optional.empty()));
        output.await("User: ");
        type(ENTER + "yoda" + ENTER);
        assertEquals(new Input.Typed("yoda"), answer(user));
    }

    @Test
    void historyIsKeptForTheAccountWithoutSecrets() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("/msgto hans hello" + ENTER);
        answer(line);
        line = asking(terminal::readCommand);
        type("/passwd yoda s3cret" + ENTER);
        answer(line);
        terminal.close();
        String kept = Files.readString(home.resolve("history/yoda"));
        assertTrue(kept.contains("/msgto hans hello"), kept);
        assertFalse(kept.contains("s3cret"), kept);
        assertFalse(output.text().contains("s3cret"), output.text());
        open(Colour.NEVER);
        logIn();
        line = reading();
        type(UP + ENTER);
        assertEquals(new Input.Typed("/msgto hans hello"), answer(line));
    }

    @Test
    void historyThatCannotBeKeptIsTold() throws Exception {
        Files.createFile(home.resolve("history"));
        logIn();
        FutureTask<Input> line = reading();
        output.await("What you type cannot be kept in");
        type("/x" + ENTER);
        assertEquals(new Input.Typed("/x"), answer(line));
    }

    @Test
    void ctrlCClearsTheLineAndCtrlDLeaves() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("half a line");
        output.await("half a line");
        type(CTRL_C);
        awaitScreen("yoda> half a line^C", "yoda>"); // the terminal in memory shows the control character
        type("/next" + ENTER);
        assertEquals(new Input.Typed("/next"), answer(line));
        line = asking(terminal::readCommand);
        type(CTRL_D);
        assertEquals(new Input.End(), answer(line));
    }

    @Test
    void ctrlCAtTheLogInLeaves() throws Exception {
        FutureTask<Input> user = asking(() -> terminal.askUser(Optional.empty()));
        output.await("User: ");
        type(CTRL_C);
        assertEquals(new Input.End(), answer(user));
    }

    @Test
    void readingCanBeEndedFromOutside() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("half");
        terminal.endInput();
        assertEquals(new Input.End(), answer(line));
        assertEquals(new Input.End(), terminal.readCommand());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aPastedLineBreakDoesNotMakeTwoLines() throws Exception {
        logIn();
        FutureTask<Input> line = reading();
        type("\u001b[200~/msgto hans one\rtwo\u001b[201~" + ENTER);
        assertEquals(new Input.Typed("/msgto hans one two"), answer(line));
    }

    @Test
    void linesHaveColoursByWhatTheyAre() throws Exception {
        terminal.print(Tone.ERROR, "a failure");
        terminal.print(Tone.ANSWER, "an answer");
        terminal.close();
        assertTrue(output.text().contains("\u001b[31ma failure\u001b[0m"), output.text());
        assertFalse(output.text().contains("m" + "an answer"), output.text());
    }

    @Test
    void aKnownCommandLooksOtherThanAnUnknownOne() {
        logIn();
        reading();
        type("/msgto");
        output.await("\u001b[36m/msgto");
        type("x");
        output.await("\u001b[31m/msgtox");
    }

    @Test
    void withoutColoursNoneAreUsedAnywhere() throws Exception {
        terminal.close();
        open(Colour.NEVER);
        logIn();
        FutureTask<Input> line = reading();
        for (Tone tone : Tone.values()) {
            terminal.print(tone, "a line");
        }
        try (var progress = terminal.progress("dog.mp4", 10)) {
            progress.note("waiting");
            output.await("waiting");
        }
        type("/p" + TAB);
        output.await("Send a file");
        type(TAB + ENTER + " x" + ENTER);
        answer(line);
        terminal.close();
        assertFalse(output.text().matches("(?s).*\u001b\\[[0-9;]*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m.*"),
                output.text().replace('\u001b', '^'));
    }

    @Test
    void closingPutsOutWhatWasPrinted() {
        for (int i = 1; i <= 500; i++) {
            terminal.print(Tone.NOTICE, "line " + i);
        }
        terminal.close();
        terminal.close();
        assertTrue(output.text().contains("line 500"));
    }

    @Test
    void whatIsPrintedAfterTheEndOfInputIsPutOutAsWell() {
        logIn();
        terminal.endInput();
        assertEquals(new Input.End(), terminal.readCommand());
        terminal.print(Tone.NOTICE, "Goodbye, yoda.");
        terminal.close();
        assertFalse(Thread.interrupted());
        assertTrue(output.text().contains("Goodbye, yoda."));
    }
}
