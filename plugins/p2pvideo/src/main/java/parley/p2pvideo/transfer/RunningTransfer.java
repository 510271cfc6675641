package parley.p2pvideo.transfer;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A core at a port, with its listener and its worker. A fault in one ends that one only. Owned by the port's
 * thread.
 */
final class RunningTransfer {
    private final TransferListener listener;
    private final DiskWorker disk;
    private final System.Logger log;
    private TransferCore core;
    private boolean crashed;

    /** What the worker has done comes back as tasks for the port's thread. */
    RunningTransfer(TransferListener listener, Consumer<Runnable> port, String name, System.Logger log) {
        this.listener = listener;
        this.log = log;
        this.disk = new DiskWorker(name, task -> port.accept(() -> run(task)));
    }

    /** Makes the core; false if that failed, which the listener knows then. */
    boolean start(UdpPort.CoreMaker maker) {
        try {
            core = maker.make(Monotonic.now(), disk);
            return true;
        } catch (RuntimeException e) {
            crash(e);
            return false;
        }
    }

    /** Lets go of a core that cannot run beside another of the same number. */
    void abandon() {
        if (!crashed) {
            crash(new IllegalStateException("two transfers drew the number " + core.id()));
        }
        disk.end();
    }

    TransferCore core() {
        return core;
    }

    void receive(long now, InetSocketAddress from, byte[] datagram, int length) {
        try {
            core.receive(now, from, datagram, length);
        } catch (RuntimeException e) {
            crash(e);
        }
    }

    boolean poll(long now, Outgoing out) {
        try {
            return !crashed && core.poll(now, out);
        } catch (RuntimeException e) {
            crash(e);
            return false;
        }
    }

    /** Runs something that belongs to this transfer. */
    void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            crash(e);
        }
    }

    /** Tells the listener what is new, and how far it is if that is due. */
    void report(long now, boolean progressDue) {
        try {
            boolean told = false;
            for (Optional<TransferEvent> event = core.event(); event.isPresent(); event = core.event()) {
                listener.progress(core.progress(now));
                listener.event(event.get());
                told = true;
            }
            if (progressDue && !told && !crashed && !core.isFinished()) {
                listener.progress(core.progress(now));
            }
        } catch (RuntimeException e) {
            crash(e);
        }
    }

    private void crash(RuntimeException fault) {
        log.log(Level.ERROR, "a transfer failed", fault);
        if (crashed) {
            return;
        }
        crashed = true;
        try {
            listener.event(new TransferEvent.Failed(FailureReason.INTERNAL, false, ""));
            if (core != null) {
                core.suspend(Monotonic.now());
            }
        } catch (RuntimeException e) {
            log.log(Level.ERROR, "and could not be ended in order", e);
        }
    }

    boolean isOver() {
        return crashed || core.isFinished();
    }

    long wakeup() {
        return crashed ? Long.MIN_VALUE : core.wakeup();
    }

    DiskWorker disk() {
        return disk;
    }
}
