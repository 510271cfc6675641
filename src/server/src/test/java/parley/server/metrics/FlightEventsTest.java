package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.server.metrics.CommandMetrics.Outcome;

class FlightEventsTest {
    @TempDir
    private Path folder;

    private List<RecordedEvent> of(Recording recording) throws Exception {
        Path file = folder.resolve("recording.jfr");
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file);
    }

    @Test
    void aCallIsRecordedWithWhatCameOfIt() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("parley.Dispatch").with("throttle", "off");
            recording.start();
            DispatchEvent.begun().finish("wave", "yoda", true, Outcome.REFUSED, 17);
            RecordedEvent event = of(recording).getFirst();
            assertEquals("wave", event.getString("command"));
            assertEquals("yoda", event.getString("user"));
            assertTrue(event.getBoolean("immediate"));
            assertEquals("refused", event.getString("outcome"));
            assertEquals(17, event.getLong("bytes"));
            assertFalse(event.getDuration().isNegative());
        }
    }

    @Test
    void aDeliveryIsRecordedWithItsReceivers() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("parley.Delivery").with("throttle", "off");
            recording.start();
            assertTrue(DeliveryEvent.isRecorded());
            DeliveryEvent.record("MESSAGE", 7, 3, 60);
            RecordedEvent event = of(recording).getFirst();
            assertEquals("MESSAGE", event.getString("verb"));
            assertEquals(7, event.getLong("id"));
            assertEquals(3, event.getInt("receivers"));
            assertEquals(60, event.getLong("bytes"));
        }
    }

    @Test
    void whileNoRecordingTakesThemNothingIsMade() {
        assertSame(DispatchEvent.begun(), DispatchEvent.begun());
        assertFalse(DeliveryEvent.isRecorded());
        try (Recording other = new Recording()) {
            other.enable("parley.Dispatch");
            other.disable("parley.Delivery");
            other.start();
            assertNotSame(DispatchEvent.begun(), DispatchEvent.begun());
            assertFalse(DeliveryEvent.isRecorded());
        }
        assertSame(DispatchEvent.begun(), DispatchEvent.begun());
    }

    @Test
    void aCallThatBeganBeforeTheRecordingIsLeftOut() throws Exception {
        DispatchEvent before = DispatchEvent.begun();
        try (Recording recording = new Recording()) {
            recording.enable("parley.Dispatch").with("throttle", "off");
            recording.start();
            before.finish("wave", "yoda", true, Outcome.DONE, 0);
            assertEquals(List.of(), of(recording));
        }
    }

    @Test
    void aBusyServerIsRecordedAtABoundedRate() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("parley.Delivery");
            recording.enable("parley.Dispatch");
            recording.start();
            for (int i = 1; i <= 100_000; i++) {
                DeliveryEvent.record("MESSAGE", i, 1, 1);
                DispatchEvent.begun().finish("wave", "yoda", true, Outcome.DONE, 1);
            }
            List<RecordedEvent> recorded = of(recording);
            for (String name : List.of("parley.Delivery", "parley.Dispatch")) {
                long those = recorded.stream().filter(event -> event.getEventType().getName().equals(name)).count();
                assertTrue(those < 50_000, those + " of 100,000 " + name);
            }
        }
    }

    @Test
    void toolsFindThemUnderParleyWithAWordOnEveryField() {
        for (Class<? extends jdk.jfr.Event> type : List.of(DispatchEvent.class, DeliveryEvent.class)) {
            EventType described = EventType.getEventType(type);
            assertEquals(List.of("Parley"), described.getCategoryNames());
            assertTrue(described.getName().startsWith("parley."));
            assertTrue(described.getLabel() != null && described.getDescription() != null);
            described.getFields().stream().filter(f -> !List.of("startTime", "duration", "eventThread", "stackTrace")
                    .contains(f.getName())).forEach(field -> {
                        assertTrue(field.getLabel() != null && field.getDescription() != null, field.getName());
                    });
        }
    }
}
