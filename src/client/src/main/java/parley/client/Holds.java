package parley.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.api.CommandException;
import parley.api.Registration;

/** Keeps typed lines back whose commands belong to plugins that are being replaced. Thread-safe. */
final class Holds {
    /** The begin of what a line asks for. Called under the lock, so it must not wait. */
    @FunctionalInterface
    interface Step<T> {
        T begin() throws CommandException;
    }

    private final List<Set<String>> held = new ArrayList<>(); // the names of commands, of each hold
    private boolean ended;

    /**
     * Begins what a line asks for, as soon as its command is not held; empty if the shell ended before.
     *
     * @param command as typed, without its slash
     */
    synchronized <T> Optional<T> pass(String command, Step<T> step) throws CommandException, InterruptedException {
        while (!ended && held.stream().anyMatch(names -> names.contains(command))) {
            wait();
        }
        return ended ? Optional.empty() : Optional.of(step.begin());
    }

    /** Holds commands until that is taken back. */
    synchronized Registration hold(Set<String> commands) {
        held.add(commands);
        return () -> release(commands);
    }

    /** Lets whoever waits go, with nothing done: the shell ends. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void release(Set<String> commands) {
        held.removeIf(names -> names == commands);
        notifyAll();
    }
}
