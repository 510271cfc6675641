package parley.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The play in which three users show what Parley does, and the offer to go on by oneself. */
public final class Demo {
    private final Path current;
    private final List<Path> pluginFolders;
    private final Transcript transcript;

    /**
     * Makes one.
     *
     * @param current       the folder in which it is started; if there is a {@code credentials.txt}, its users play
     * @param pluginFolders in the order of their rank
     * @param transcript    where it is shown
     */
    public Demo(Path current, List<Path> pluginFolders, Transcript transcript) {
        this.current = current;
        this.pluginFolders = List.copyOf(pluginFolders);
        this.transcript = transcript;
    }

    /**
     * Plays it; nothing is left of it afterwards. On a platform thread.
     *
     * @param stay whether to offer the person at this terminal to take over one of the users
     * @throws IOException if anything is not as it should be, a byte of the video among it; the text says what
     */
    public void run(boolean stay) throws IOException, InterruptedException {
        transcript.note("A server and three users, each with a terminal of their own. Behind '>' is what they type.");
        transcript.scene("A server starts.");
        try (Company company = Company.gather(current, pluginFolders, transcript)) {
            List<Actor> actors = company.actors();
            Actor first = actors.get(0);
            Actor second = actors.get(1);
            Actor third = actors.get(2);
            logIn(company);
            third.does("/activeuser", first.name());
            message(first, second);
            group(first, second, third);
            video(company, first, second);
            if (stay) {
                new Visit(company, transcript).offer();
            }
            logOut(company);
        }
        transcript.scene("All of it worked.");
    }

    private void logIn(Company company) throws IOException, InterruptedException {
        transcript.scene("Three users log in.");
        for (int i = 0; i < company.actors().size(); i++) {
            company.actors().get(i).logIn(company.accounts().get(i).password());
        }
    }

    private void message(Actor first, Actor second) throws IOException, InterruptedException {
        transcript.scene("A message goes to one of them.");
        second.begin();
        first.does("/msgto " + second.name() + " I have a video for you. Shall I send it?", second.name());
        second.sees(first.name(), "Shall I send it?");
        first.begin();
        second.does("/msgto " + first.name() + " Yes, please, straight to me.", first.name());
        first.sees(second.name(), "straight to me");
    }

    private void group(Actor first, Actor second, Actor third) throws IOException, InterruptedException {
        transcript.scene("They form a group.");
        List.of(second, third).forEach(Actor::begin);
        first.does("/creategroup force " + second.name() + " " + third.name(), "force");
        for (Actor invited : List.of(second, third)) {
            invited.sees("force", first.name());
            first.begin();
            invited.does("/joingroup force", "force");
            first.sees("force", invited.name());
        }
        List.of(first, second).forEach(Actor::begin);
        third.does("/groupmsg force Is everybody here?", "force");
        first.sees("force", third.name(), "Is everybody here?");
        second.sees("force", third.name(), "Is everybody here?");
    }

    private void video(Company company, Actor sender, Actor receiver) throws IOException, InterruptedException {
        transcript.scene("A video goes straight from one of them to another, not through the server.");
        Path sent = company.folder().video(sender.folder());
        Path received = receiver.folder().resolve(sender.name() + "_" + sent.getFileName());
        receiver.begin();
        sender.does("/p2pvideo " + receiver.name() + " " + DemoFolder.VIDEO, receiver.name(), DemoFolder.VIDEO);
        receiver.sees(received.getFileName().toString());
        long difference = Files.mismatch(sent, received);
        if (difference >= 0) {
            throw new IOException("what " + receiver.name() + " received differs from byte " + difference + " on.");
        }
        transcript.note("(%s of %s is %s of %s: %,d bytes, each the same.)".formatted(received.getFileName(),
                receiver.name(), sent.getFileName(), sender.name(), Files.size(received)));
    }

    private void logOut(Company company) throws IOException, InterruptedException {
        transcript.scene("They leave.");
        for (Actor actor : company.actors()) {
            if (actor.isHere()) {
                actor.types("/logout");
                actor.leaves();
            }
        }
    }
}
