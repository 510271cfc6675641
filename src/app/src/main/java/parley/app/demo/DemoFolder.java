package parley.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parley.app.files.TemporaryFolder;

/** The demo's files: a temporary folder that is removed with all that is in it, also if the process is ended. */
final class DemoFolder implements AutoCloseable {
    /** The name of the video that is sent. */
    static final String VIDEO = "sample.mp4";
    private static final String CREDENTIALS = "credentials.txt";

    private final Path current;
    private final TemporaryFolder root;

    private DemoFolder(Path current, TemporaryFolder root) {
        this.current = current;
        this.root = root;
    }

    /**
     * Makes an empty one among the system's temporary files.
     *
     * @param current the folder in which the demo was started
     */
    static DemoFolder make(Path current) throws IOException {
        return new DemoFolder(current, TemporaryFolder.make("parley-demo-"));
    }

    /** The users' file: the one in the current folder or, without one, a copy of Parley's own. */
    Path credentials() throws IOException {
        Path ofTheUser = current.resolve(CREDENTIALS);
        return Files.isReadable(ofTheUser) ? ofTheUser : copy(CREDENTIALS, root.path().resolve(CREDENTIALS));
    }

    /** Where the server keeps its data. */
    Path data() {
        return root.path().resolve("data");
    }

    /** The folder that a user works in; made if it is not there. */
    Path of(String user) throws IOException {
        return Files.createDirectories(root.path().resolve(user));
    }

    /** The video in a folder; put there if it is not there yet. */
    Path video(Path folder) throws IOException {
        Path video = folder.resolve(VIDEO);
        return Files.exists(video) ? video : copy(VIDEO, video);
    }

    /** Writes what only this user may read. */
    Path secret(String name, String content) throws IOException {
        return Files.writeString(Files.createTempFile(root.path(), name, ""), content); // such a file is its owner's alone
    }

    @Override
    public void close() {
        root.close();
    }

    private static Path copy(String resource, Path to) throws IOException {
        try (InputStream in = Optional.ofNullable(DemoFolder.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IOException("the program lacks its " + resource + ": build Parley again."))) {
            Files.copy(in, to);
            return to;
        }
    }
}
