package parley.p2pvideo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** scp of the same file over loopback, through an sshd of this user with keys of its own, which ends with {@link #close}. */
final class Scp implements AutoCloseable {
    static final String PART = "OpenSSH";
    static final String NAME = "scp";

    private static final String LOG = "sshd.log";
    private static final int TRIES = 100;
    private static final long PAUSE = 50;
    private static final long END_SECONDS = 5;

    private final Path folder;
    private final int port;
    private final Process server;

    private Scp(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts an sshd on a free port of the loopback interface.
     *
     * @param folder an empty one for its keys
     * @throws IOException if OpenSSH is not here, or does not start; the text says why
     */
    static Scp open(Path folder) throws IOException, InterruptedException {
        String keygen = find("ssh-keygen");
        String sshd = find("sshd");
        find("scp");
        for (String name : List.of("host", "user")) {
            run(folder, List.of(keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(name).toString()));
        }
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        int port = freePort();
        Path config = Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                Subsystem sftp internal-sftp
                """.formatted(port, folder.resolve("host"), folder.resolve("authorized")));
        Process server = new ProcessBuilder(sshd, "-D", "-e", "-f", config.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile()).start();
        Scp scp = new Scp(folder, port, server);
        try {
            scp.awaitServer();
            return scp;
        } catch (IOException | InterruptedException e) {
            scp.close();
            throw e;
        }
    }

    /** Where a program lies that is to be run. */
    static String find(String program) throws IOException {
        Stream<String> folders = Stream.concat(Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")),
                Stream.of("/usr/sbin", "/usr/local/sbin")); // where sshd is, and a user's PATH does not look
        return folders.filter(f -> !f.isEmpty()).map(f -> Path.of(f, program)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IOException("there is no " + program + ": install OpenSSH's client and server, or"
                        + " leave out --scp.")).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitServer() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && server.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                Thread.sleep(PAUSE); // it does not listen yet
            }
        }
        throw new IOException("sshd did not start: it said " + lastOf(LOG));
    }

    private String lastOf(String log) throws IOException {
        return "'" + Files.readString(folder.resolve(log)).strip().lines().reduce("", (a, b) -> b) + "'";
    }

    /** Sends a file into a folder, from which it is removed again. The processor time of its processes is not known here. */
    Figure run(Path file, Path target) throws IOException, InterruptedException {
        long size = Files.size(file);
        List<String> words = new ArrayList<>(List.of(find("scp"), "-q", "-P", Integer.toString(port), "-i",
                folder.resolve("user").toString(), "-F", "none"));
        for (String option : List.of("BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null",
                "LogLevel=ERROR", "IdentitiesOnly=yes")) {
            words.addAll(List.of("-o", option));
        }
        words.addAll(List.of(file.toString(), "127.0.0.1:" + target + "/"));
        Stopwatch watch = new Stopwatch();
        try {
            run(folder, words);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; sshd said " + lastOf(LOG), e);
        }
        double seconds = watch.seconds();
        Files.delete(target.resolve(file.getFileName()));
        return new Figure(size, 0, 0, seconds, Double.NaN);
    }

    private static void run(Path folder, List<String> words) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(words.getFirst() + " failed: " + Files.readString(said).strip());
            }
        } finally {
            process.destroy();
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
