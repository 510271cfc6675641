/**
 * Sends files and folders straight from one client to another over UDP: {@code /p2pvideo USER FILE}.
 *
 * <p>Its packages, in reading order:
 * <ol>
 *   <li>{@code parley.p2pvideo}: the plugin. {@code P2pVideoServer}, the half in the server, passes messages between
 *       two clients, and {@code ServerPorts} tells them how they are seen from outside. {@code P2pVideoClient} is the
 *       half in the shell: {@code Selection} finds the files that are meant, {@code Sending} makes an {@code Attempt}
 *       to get a {@code Shipment} across, {@code GroupSending} many of them, and {@code Unfinished} remembers those
 *       that were cut off. What comes is an {@code Arrival} in {@code Inbound}: {@code Offers} answers it as
 *       {@code ReceiveRules} say, {@code Receiving} takes it, {@code Endings} sees how it ends, {@code Interrupted}
 *       remembers the parts of what was cut off, and {@code WatchList} shows it. {@code Traffic} is what runs in both
 *       directions and what ended, and pauses and limits it as the user {@code Wishes}; {@code AnswerCommands},
 *       {@code ReceiveCommand} and {@code TransferCommands} are what the user types. {@code Inbox} and {@code Post}
 *       carry the messages, {@code Reach} helps both sides to find each other, {@code TransferDisplay} tells the user.
 *   <li>{@code parley.p2pvideo.transfer}: the engine, which knows nothing of Parley. {@code Signal} and the two
 *       introductions agree on keys; {@code Wire} is the layout of a datagram; {@code TransferCore} with
 *       {@code SenderCore} and {@code ReceiverCore} are state machines without sockets, clock or threads. What they
 *       share is a {@code Connection}: {@code Flight}, {@code Acknowledger}, {@code Route} with its {@code Paths},
 *       {@code Throttle}, and {@code Lifecycle}; a sender has a {@code SendQueue}, which reads ahead and reads again,
 *       {@code CongestionControl} and {@code PathMtu} besides, a receiver a {@code WriteRing}, {@code Verification} and
 *       {@code Recorder}. {@code UdpPort} is the shell that gives them a socket, a clock and, each, a
 *       {@code DiskWorker}. On the disk, {@code SourceFiles} are what is sent, and a {@code PartFile} with its
 *       {@code Journal} is what is half received.
 *   <li>{@code parley.p2pvideo.udp}: the sockets under it. {@code UdpSocket} is one of the JDK's,
 *       {@code ChannelSocket}, or where that can be {@code LinuxSocket}, which hands the system many datagrams with one
 *       call: {@code SegmentBatch} gathers them, {@code Coalesced} are those that came, {@code Libc} has the functions
 *       of C.
 *   <li>{@code parley.p2pvideo.rendezvous}: what clients and server say to each other over UDP. {@code Reflector} and
 *       {@code Relay} are state machines as well; {@code Rendezvous} gives them two sockets.
 *   <li>{@code parley.p2pvideo.bench}: {@code parley bench transfer}. {@code Whole} is a transfer with both ends in one
 *       process, {@code Crypto}, {@code Disk}, {@code Sockets} and {@code Forwarding} are what bounds it.
 *   <li>{@code parley.p2pvideo.watch}: shows a file in the user's browser while it arrives. {@code Watching} starts a
 *       {@code WatchServer} for this machine alone; {@code FileAnswer} and {@code FileStream} send what a player asks
 *       for, waiting for what is not there, and {@code Demand} has the transfer fetch it next; {@code ArrivingFile} and
 *       {@code ArrivingPart} are what it knows of transfers.
 * </ol>
 *
 * <p>The engine must not depend on {@code parley.api}, and a core must not touch a socket, a file, a clock or a
 * thread: all of it runs in a simulator.
 */
module parley.p2pvideo {
    requires jdk.httpserver;  // for the browser on this machine
    requires parley.api;
    requires jdk.net;         // datagrams that no router cuts up

    provides parley.api.server.ServerPlugin with parley.p2pvideo.P2pVideoServer;
    provides parley.api.client.ClientPlugin with parley.p2pvideo.P2pVideoClient;
    provides parley.api.Benchmark with parley.p2pvideo.bench.TransferBenchmark;
}
