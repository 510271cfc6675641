package parley.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The output of a terminal that is read by the program, line by line. Safe for use by several threads. */
final class Display extends OutputStream {
    private final Consumer<String> reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(); // guarded by this

    Display(Consumer<String> reader) {
        this.reader = reader;
    }

    /** A stream that hands each whole line to the reader. */
    static PrintStream to(Consumer<String> reader) {
        return new PrintStream(new Display(reader), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            reader.accept(text);
        } else {
            line.write(b);
        }
    }
}
