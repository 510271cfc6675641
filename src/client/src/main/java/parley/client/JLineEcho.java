package parley.client;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The echo of the terminal that is this process's standard input. Nothing is read or drawn with it. */
final class JLineEcho implements Echo {
    private final Terminal terminal;
    private final Attributes shown;

    /** Takes a terminal, which it closes in the end. */
    JLineEcho(Terminal terminal) {
        this.terminal = terminal;
        this.shown = terminal.getAttributes();
    }

    /** The echo of standard input, wherever the output goes; empty if standard input is no terminal. */
    static Optional<JLineEcho> ofProcess() {
        try {
            // Of a type "dumb" JLine would make a terminal without attributes; the type does not matter here. Ctrl-C
            // is left to the virtual machine, whose end gives the terminal back as it was. No programs are run to find
            // out, which every script would pay for.
            return Optional.of(new JLineEcho(TerminalBuilder.builder().name("parley").system(true).dumb(false)
                    .type("ansi").systemOutput(SystemOutput.ForcedSysOut).nativeSignals(false).exec(false)
                    .build()));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty(); // how JLine says that there is no terminal
        }
    }

    @Override
    public void off() {
        Attributes silent = new Attributes(shown);
        silent.setLocalFlag(LocalFlag.ECHO, false);
        silent.setLocalFlag(LocalFlag.ECHONL, true);
        terminal.setAttributes(silent);
    }

    @Override
    public void on() {
        terminal.setAttributes(shown);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            System.err.println("The terminal could not be given back as it was: " + e.getMessage());
        }
    }
}
