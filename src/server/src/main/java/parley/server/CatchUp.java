package parley.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.server.event.EventLog;
import parley.server.event.History;
import parley.server.event.Topic;

/** A search for what one user missed, up to a position, handed out in parts. Used by one thread at a time, which may block. */
final class CatchUp {
    private static final int PART = 1 << 16;

    private final EventLog events;
    private final OnlineUser user;
    private final long before;
    private long inboxAfter;
    private long audiencesAfter;
    private History.Found found;
    private int next;

    /** Some of the lines, and how many; the id of the last event that was looked at, 0 if none was; whether there is more. */
    record Part(byte[] lines, int count, long lastId, boolean more, boolean failed) {}

    CatchUp(EventLog events, OnlineUser user, long inboxAfter, long audiencesAfter, long before) {
        this.events = events;
        this.user = user;
        this.inboxAfter = inboxAfter;
        this.audiencesAfter = audiencesAfter;
        this.before = before;
    }

    /** Reads the next part. */
    Part next() {
        try (History history = new History(events)) {
            if (found == null || next == found.positions().length) {
                found = history.find(sources(), found == null ? 0 : found.cursor(), before);
                next = 0;
            }
            return read(history);
        } catch (IOException | RuntimeException e) { // whatever it is, the client must not wait for ever
            if (!user.hasLeft()) { // as when the server stops
                user.unreadable(e);
            }
            return new Part(new byte[0], 0, 0, false, true);
        }
    }

    private List<History.Source> sources() {
        List<History.Source> sources = new ArrayList<>();
        sources.add(new History.Source(user.inbox().topic(), inboxAfter));
        Set<Topic> looked = new HashSet<>(); // while a plugin is replaced there are two audiences of one topic
        for (LiveAudience audience : user.audiences()) {
            audience.since(user.name()).ifPresent(since -> {
                if (looked.add(audience.topic())) {
                    sources.add(new History.Source(audience.topic(), Math.max(since, audiencesAfter)));
                }
            });
        }
        return sources;
    }

    private Part read(History history) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long lastId = 0;
        int count = 0;
        while (next < found.positions().length && lines.size() < PART) {
            History.Missed missed = history.read(found.positions()[next++]);
            lastId = missed.id();
            if (isFor(missed)) {
                lines.writeBytes(missed.line());
                count++;
            }
        }
        inboxAfter = Math.max(inboxAfter, lastId);
        audiencesAfter = Math.max(audiencesAfter, lastId);
        return new Part(lines.toByteArray(), count, lastId, next < found.positions().length || found.more(), false);
    }

    /** What users post to audiences does not come back to them; what they post to themselves does. */
    private boolean isFor(History.Missed missed) {
        int own = user.inbox().topic().number();
        return missed.author() != own || missed.topic() == own;
    }
}
