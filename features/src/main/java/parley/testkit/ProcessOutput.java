package parley.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import parley.testkit.Transcript.Kind;

/** What a process of the built program puts out. */
final class ProcessOutput {
    private ProcessOutput() {}

    /** Adds each line to a transcript, on a virtual thread of that name that ends with the process. */
    static void show(Process process, String name, Transcript to) {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().name(name).start(() -> read(output, to));
    }

    private static void read(BufferedReader output, Transcript to) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                to.add(Kind.OUTPUT, line);
            }
        } catch (IOException e) {
            // It was killed while we read: then this is its end.
            return;
        }
    }
}
