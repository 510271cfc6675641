package parley.app.bench.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.random.RandomGenerator;
import parley.app.bench.Child;
import parley.app.bench.LoopbackPort;
import parley.app.bench.Workbench;

/** The server of this program, in a process of its own, always with the same data and on the same port. */
public final class OwnServer implements Victim {
    private final Workbench bench;
    private final String durability;
    private final int port;
    private Optional<Child> child = Optional.empty();

    /**
     * One that does not run yet.
     *
     * @param bench      has the credentials of its users
     * @param durability {@code process} or {@code power}, as {@code parley server} takes it
     * @throws IOException if no port is free
     */
    public OwnServer(Workbench bench, String durability, RandomGenerator random) throws IOException {
        this.bench = bench;
        this.durability = durability;
        this.port = LoopbackPort.free(random);
    }

    @Override
    public InetSocketAddress start() throws IOException, InterruptedException {
        child = Optional.of(bench.server(Integer.toString(port), "--durability", durability));
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    }

    @Override
    public void kill() throws InterruptedException {
        if (child.isPresent()) {
            child.get().kill();
        }
    }
}
