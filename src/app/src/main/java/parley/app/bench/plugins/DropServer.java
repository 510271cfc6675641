package parley.app.bench.plugins;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import parley.app.bench.Child;
import parley.app.bench.ProcessUse;
import parley.app.bench.Workbench;
import parley.app.credentials.Account;
import parley.app.files.TemporaryFolder;

/** A server in a process of its own, with users and a drop folder; the first user is its administrator. */
final class DropServer implements AutoCloseable {
    private final TemporaryFolder drop;
    private final Workbench bench;
    private final List<Account> accounts;
    private final Child child;

    private DropServer(TemporaryFolder drop, Workbench bench, List<Account> accounts, Child child) {
        this.drop = drop;
        this.bench = bench;
        this.accounts = accounts;
        this.child = child;
    }

    /** Starts one, with a drop folder that is empty. */
    static DropServer start(Path launcher, int users) throws IOException, InterruptedException {
        TemporaryFolder drop = TemporaryFolder.make("parley-bench-drop-");
        Workbench bench = Workbench.open(launcher);
        try {
            List<Account> accounts = bench.accounts(users);
            Child child = bench.server("--any-port", "--admin", accounts.getFirst().name(), "--plugins",
                    drop.path().toString());
            return new DropServer(drop, bench, accounts, child);
        } catch (IOException | InterruptedException e) {
            bench.close();
            drop.close();
            throw e;
        }
    }

    /** Logs all its users in. */
    Users logIn() throws IOException {
        return Users.logIn(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), child.port()), accounts);
    }

    /** As a careful tool copies a jar: under another name first, then renamed, so it is there at once. */
    void drop(String name, byte[] jar) throws IOException {
        Path part = drop.path().resolve(name + ".part");
        Files.write(part, jar);
        Files.move(part, place(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the jar of that name. */
    void delete(String name) throws IOException {
        Files.delete(place(name));
    }

    /** What its process has used so far. */
    ProcessUse use() {
        return ProcessUse.of(child.handle());
    }

    @Override
    public void close() {
        bench.close();
        drop.close();
    }

    private Path place(String name) {
        return drop.path().resolve(name + ".jar");
    }
}
