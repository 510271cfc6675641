package parley.p2pvideo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import parley.p2pvideo.rendezvous.Rendezvous;
import parley.p2pvideo.transfer.Accept;
import parley.p2pvideo.transfer.Blocks;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.ConnectionSetup;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.ReceiverCore;
import parley.p2pvideo.transfer.ReceiverIntroduction;
import parley.p2pvideo.transfer.RelayTicket;
import parley.p2pvideo.transfer.SenderCore;
import parley.p2pvideo.transfer.SenderIntroduction;
import parley.p2pvideo.transfer.SessionKeys;
import parley.p2pvideo.transfer.SignalException;
import parley.p2pvideo.transfer.SourceFiles;
import parley.p2pvideo.transfer.Transfer;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferListener;
import parley.p2pvideo.transfer.UdpPort;

/**
 * A whole transfer, as two clients on this computer would make it: keys, ports, files, encryption, digests. Both ends
 * are in this process. The clock starts when the way to the receiver is found and stops when the sender knows that the
 * file has its name.
 */
final class Whole {
    static final String PART = "Whole, both ends, encrypted and verified";

    private static final System.Logger LOG = System.getLogger(Whole.class.getName());

    /** Hears of one end; the figures of the last progress before the end are right. */
    private static final class Ear implements TransferListener {
        private final CompletableFuture<Stopwatch> connected = new CompletableFuture<>();
        private final CompletableFuture<TransferEvent> end = new CompletableFuture<>();
        private volatile int datagram;

        @Override
        public void event(TransferEvent event) {
            switch (event) {
                case TransferEvent.Connected way -> connected.complete(new Stopwatch());
                case TransferEvent.Failed failed -> fail(new IOException("the transfer failed: " + failed.text()));
                case TransferEvent.Sent sent -> end.complete(sent);
                case TransferEvent.Received received -> end.complete(received);
                default -> {
                    // What comes and goes, such as a stall on a busy computer, is in the time that it takes.
                }
            }
        }

        private void fail(IOException failure) {
            connected.completeExceptionally(failure);
            end.completeExceptionally(failure);
        }

        @Override
        public void progress(Progress progress) {
            datagram = progress.datagram();
        }
    }

    private final Path source;
    private final Path folder;
    private double connecting;
    private int datagram;

    /** Sends a file, and receives it into a folder, from which it is removed again. */
    Whole(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /** Seconds that it took in the last run to find the way, before the clock started. */
    double connecting() {
        return connecting;
    }

    /** Bytes of a datagram at the end of the last run. */
    int datagram() {
        return datagram;
    }

    /** One transfer, with datagrams of at most so many bytes. */
    Figure run(int mostDatagram) throws IOException, InterruptedException {
        return run(mostDatagram, Optional.empty());
    }

    /** One transfer through the relay of a server. */
    Figure relayed(int mostDatagram) throws IOException, InterruptedException {
        try (Rendezvous relay = Forwarding.relay()) {
            return run(mostDatagram, Optional.of(relay));
        }
    }

    private Figure run(int mostDatagram, Optional<Rendezvous> relay) throws IOException, InterruptedException {
        try (UdpPort sending = UdpPort.open(0, LOG); UdpPort receiving = UdpPort.open(0, LOG)) {
            return transfer(sending, receiving, mostDatagram, relay);
        } catch (SignalException e) {
            throw new IOException("no keys were agreed: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    private Figure transfer(UdpPort sending, UdpPort receiving, int mostDatagram, Optional<Rendezvous> relay)
            throws IOException, SignalException, InterruptedException, ExecutionException {
        SourceFiles.Item item = Disk.item(source);
        SourceFiles file = SourceFiles.open(List.of(item));
        SenderIntroduction first = new SenderIntroduction(item.entry(), here(sending, relay), new SecureRandom());
        Offer offer = first.offer();
        ReceiverIntroduction second = new ReceiverIntroduction(offer, receiving.receiveBuffer(), here(receiving, relay),
                new SecureRandom());
        Accept accept = second.accept();
        SessionKeys senderKeys = first.agree(accept);
        SessionKeys receiverKeys = second.agree(first.reveal());
        PartFile target = PartFile.open(folder, "bench", offer);
        Blocks blocks = new Blocks(offer.size(), offer.blockSize());
        Ear sender = new Ear();
        Ear receiver = new Ear();
        Stopwatch whole = new Stopwatch();
        Transfer in = receiving.start((now, worker) -> new ReceiverCore(
                setup(now, receiverKeys, offer.candidates()), blocks, target, worker), receiver);
        Transfer out = sending.start((now, worker) -> new SenderCore(
                setup(now, senderKeys, accept.candidates()), file, blocks, accept.receiveBuffer(), accept.have(), worker,
                mostDatagram), sender);
        if (relay.isPresent()) {
            use(relay.get(), "bench", "peer", senderKeys.connection(), out);
            use(relay.get(), "peer", "bench", senderKeys.connection(), in);
        }
        Stopwatch watch = sender.connected.get();
        connecting = whole.seconds() - watch.seconds();
        sender.end.get();
        datagram = sender.datagram;
        Figure figure = watch.stop(offer.size(), offer.size() / datagram);
        if (receiver.end.get() instanceof TransferEvent.Received received) {
            Files.delete(folder.resolve(received.name()));
        }
        return figure;
    }

    private static ConnectionSetup setup(long now, SessionKeys keys, List<Candidate> peer) {
        return new ConnectionSetup(now, keys, peer, RandomGenerator.getDefault());
    }

    private static void use(Rendezvous relay, String user, String peer, int connection, Transfer side) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), relay.firstPort());
        side.useRelay(new RelayTicket(address, relay.relay(user, peer, connection).orElseThrow()));
    }

    /** Where a relay is used, there is no direct way. */
    private static List<Candidate> here(UdpPort port, Optional<Rendezvous> relay) {
        return relay.isPresent() ? List.of() : List.of(new Candidate(InetAddress.getLoopbackAddress(), port.port()));
    }
}
