package parley.p2pvideo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.p2pvideo.transfer.Candidate;
import parley.p2pvideo.transfer.LocalAddresses;
import parley.p2pvideo.transfer.UdpPort;

/**
 * The client's UDP port: opened when the shell starts, or, where it was in use then, when it is needed. Thread-safe.
 */
final class LocalPort implements AutoCloseable {
    private final int number;
    private final System.Logger log;
    private Optional<UdpPort> port = Optional.empty();
    private boolean closed;

    /** 0 for any free one; faults go to the log. */
    LocalPort(int number, System.Logger log) {
        this.number = number;
        this.log = log;
    }

    /**
     * The open port.
     *
     * @throws CommandException with {@link ErrorCode#CONFLICT} if it cannot be opened
     */
    synchronized UdpPort open() throws CommandException {
        if (closed) {
            throw new CommandException(ErrorCode.WAIT, "The shell is ending.");
        }
        if (port.isEmpty()) {
            try {
                port = Optional.of(UdpPort.open(number, log));
            } catch (IOException e) {
                throw new CommandException(ErrorCode.CONFLICT, e.getMessage()
                        + ". Files can be neither sent nor received; end the program that uses it, or start with"
                        + " another port.");
            }
        }
        return port.get();
    }

    /** Where a peer may reach the port. */
    List<Candidate> candidates() throws CommandException {
        try {
            return LocalAddresses.candidates(open().port());
        } catch (IOException e) {
            throw new CommandException(ErrorCode.CONFLICT,
                    "The addresses of this computer are unknown: " + e.getMessage() + ".");
        }
    }

    /** Ends every transfer and gives the port back. */
    @Override
    public void close() {
        Optional<UdpPort> open;
        synchronized (this) {
            closed = true;
            open = port;
        }
        open.ifPresent(UdpPort::close);
    }
}
