package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording tells of a server's work. */
class FlightRecordingTest {
    @TempDir
    private Path folder;

    private List<String> recorded(Recording recording) throws Exception {
        Path file = folder.resolve("recording.jfr");
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream().map(FlightRecordingTest::told).sorted().toList();
    }

    private static String told(RecordedEvent event) {
        return event.getEventType().getName().equals("parley.Dispatch")
                ? "%s by %s, %s, %s, %d bytes".formatted(event.getString("command"), event.getString("user"),
                        event.getBoolean("immediate") ? "immediate" : "on its own", event.getString("outcome"),
                        event.getLong("bytes"))
                : "%s %d to %d, %d bytes".formatted(event.getString("verb"), event.getLong("id"), event.getInt("receivers"),
                        event.getLong("bytes"));
    }

    @Test
    void dispatchAndDeliveryOfACommandAreRecorded() throws Exception {
        try (Fixture f = new Fixture(folder); Recording recording = new Recording();
             RawClient yoda = f.yoda(); RawClient hans = f.hans(); RawClient luke = f.connect("luke", "sky")) {
            recording.enable("parley.Dispatch").with("throttle", "off");
            recording.enable("parley.Delivery").with("throttle", "off");
            recording.start();
            yoda.send("@label=1 /tell hans hello", "@label=2 /all hello", "@label=3 /tell nobody x", "@label=4 /block");
            f.toys.blocked.await();
            f.toys.released.countDown();
            yoda.expect("@label=4 OK");
            int told = hans.expect("@time").length() + 2;
            int all = luke.expect("@time").length() + 2;
            assertEquals(List.of(
                    "TOLD 0 to 1, " + told + " bytes",
                    "TOLD 0 to 2, " + all + " bytes",
                    "all by yoda, immediate, done, " + "@label=2 OK\r\n".length() + " bytes",
                    "block by yoda, on its own, done, " + "@label=4 OK :released\r\n".length() + " bytes",
                    "tell by yoda, immediate, done, " + "@label=1 OK\r\n".length() + " bytes",
                    "tell by yoda, immediate, refused, " + "@label=3 ERR OFFLINE :nobody is offline\r\n".length() + " bytes"),
                    recorded(recording));
        }
    }

    @Test
    void aCallLastsFromItsLineToItsAnswer() throws Exception {
        try (Fixture f = new Fixture(folder); Recording recording = new Recording(); RawClient yoda = f.yoda()) {
            recording.enable("parley.Dispatch").with("throttle", "off");
            recording.start();
            long sent = System.nanoTime();
            yoda.send("@label=1 /block");
            f.toys.blocked.await();
            long blocked = System.nanoTime();
            while (System.nanoTime() - blocked < 2_000_000) {
                Thread.onSpinWait();
            }
            f.toys.released.countDown();
            yoda.expect("@label=1 OK");
            long answered = System.nanoTime();
            recording.stop();
            Path file = folder.resolve("recording.jfr");
            recording.dump(file);
            long lasted = RecordingFile.readAllEvents(file).getFirst().getDuration().toNanos();
            assertTrue(lasted >= 2_000_000 && lasted <= answered - sent, lasted + " ns of " + (answered - sent));
        }
    }
}
