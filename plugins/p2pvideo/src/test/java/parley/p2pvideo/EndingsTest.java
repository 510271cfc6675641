package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.client.ClientContext;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.KeptLog;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.TransferEvent;
import parley.rehearsal.Only;

/** How what comes ends, and what the desk has to do then. */
public class EndingsTest {
    @TempDir
    Path root;
    private final KeptLog log = new KeptLog();
    private final List<String> printed = new ArrayList<>();
    private final List<Desk.Task> later = new ArrayList<>();

    public Screen screen() {
        return Only.of(Screen.class, this);
    }

    public Path folder() {
        return root;
    }

    public void print(String line) {
        printed.add(line);
    }

    /** The sender was cut off just before the end, and its next offer comes while the file gets its name. */
    @Test
    void whatIsOfferedAgainWhileItEndsWellIsFoundToBeHere() throws Exception {
        ClientContext client = Only.of(ClientContext.class, this);
        Inbound inbound = new Inbound();
        Endings endings = new Endings(client, new Post(client), inbound, new Arrivals(Optional.empty(), log),
                new Interrupted(log), new Traffic(screen(), log), later::add);
        Offer offer = PhrasesTest.offer(new Entry("film.mp4", 5, 0));
        PartFile part = PartFile.open(root, "yoda", offer);
        Arrival film = new Arrival("yoda", offer, 0);
        film.accepted(new ReceiverIntroduction(offer, 1 << 20, List.of(), new SecureRandom()), part, root,
                new Incoming("yoda", offer, Optional.empty()));
        inbound.add(film);
        List<Boolean> here = new ArrayList<>();
        film.succeededBy(() -> later.add(() -> here.add(endings.hasArrived(film))));
        part.write(0, new byte[5], 0, 5);
        endings.ended(film, new TransferEvent.Received(part.commit(), 5, 5, 1_000_000));
        assertTrue(inbound.all().isEmpty());
        for (Desk.Task task : later) {
            task.run();
        }
        assertEquals(List.of(true), here);
        assertTrue(printed.getFirst().startsWith("Received film.mp4 from yoda"), printed::toString);
    }
}
