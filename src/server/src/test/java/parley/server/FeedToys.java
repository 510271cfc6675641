package parley.server;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import parley.api.CommandSpec;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.Stored;

/** Commands that store events: notes to a user, and to a club that users join and leave. */
final class FeedToys implements ServerPlugin {
    private final Map<String, Long> members;
    private ServerContext context;
    private Feed feed;
    private Audience club;

    FeedToys() {
        this(new ConcurrentHashMap<>());
    }

    /** With those who joined before the server started. */
    FeedToys(Map<String, Long> members) {
        this.members = members;
    }

    @Override
    public void start(ServerContext server) {
        context = server;
        feed = server.feed("notes");
        club = server.audience("club");
        members.forEach(club::restore);
        server.command(CommandSpec.of("note", "Store a note to a user").word("user").text("text").immediately(),
                call -> stored(feed.post(Event.of("NOTE").from(call.user()).text(call.text("text")), call.text("user"))));
        server.command(CommandSpec.of("later", "The same on another thread").word("user").text("text"),
                call -> stored(feed.post(Event.of("NOTE").from(call.user()).text(call.text("text")), call.text("user"))));
        server.command(CommandSpec.of("club", "Store a note to the club").text("text").immediately(),
                call -> stored(feed.post(Event.of("CLUB").from(call.user()).text(call.text("text")), club)));
        server.command(CommandSpec.of("join", "Join the club").immediately(), call -> {
            join(call.user().name());
            return Reply.done();
        });
        server.command(CommandSpec.of("leave-club", "Leave the club").immediately(), call -> {
            members.remove(call.user().name());
            club.remove(call.user().name());
            return Reply.done();
        });
    }

    private static Reply stored(Stored stored) {
        return Reply.done().storedAs(stored);
    }

    /** From any thread. */
    void join(String name) {
        members.put(name, club.add(name));
    }

    /** Stores a note that is nobody's, from any thread; returns its id. */
    long note(String user, String text) {
        return posted(() -> feed.post(Event.of("NOTE").text(text), user)).id();
    }

    /** As {@link #note}, to the club. */
    long club(String text) {
        return posted(() -> feed.post(Event.of("CLUB").text(text), club)).id();
    }

    private static Stored posted(Callable<Stored> post) {
        try {
            return post.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("nobody filters notes", e);
        }
    }

    Feed feed() {
        return feed;
    }

    /** A figure of the server's, by its name. */
    double figure(String name) {
        return context.figures().stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow().value();
    }

    Map<String, Long> members() {
        return members;
    }
}
