package parley.p2pvideo.transfer;

import java.util.Queue;

/**
 * What the users of both ends want of the speed: a pause, or a limit. Data flows while neither has paused, and no
 * faster than the lower limit.
 */
final class Throttle {
    private final Lifecycle lifecycle;
    private final ControlQueue controls;
    private final Liveness liveness;
    private final Queue<TransferEvent> events;
    private Control.Flow ours = new Control.Flow(0, false, 0);
    private Control.Flow theirs = ours;

    /** Adds to the messages what the peer should hear, and to the events what the users should. */
    Throttle(Lifecycle lifecycle, ControlQueue controls, Liveness liveness, Queue<TransferEvent> events) {
        this.lifecycle = lifecycle;
        this.controls = controls;
        this.liveness = liveness;
        this.events = events;
    }

    /** The user of this side wants a pause, or ends it. */
    void pause(long now, boolean on) {
        want(now, new Control.Flow(ours.serial() + 1, on, ours.limit()));
    }

    /** The user of this side sets a limit, bytes a second, 0 for none. */
    void limit(long now, long bytesPerSecond) {
        want(now, new Control.Flow(ours.serial() + 1, ours.paused(), bytesPerSecond));
    }

    /** After the end, and if it is nothing new, nothing happens. */
    private void want(long now, Control.Flow wish) {
        if (lifecycle.isEnded() || wish.paused() == ours.paused() && wish.limit() == ours.limit()) {
            return;
        }
        Control.Flow before = ours;
        ours = wish;
        tell(before, wish, false);
        controls.add(wish);
        liveness.rest(now, isPaused());
    }

    /** The peer's user wants this; an older wish that comes later changes nothing. */
    void heard(long now, Control.Flow wish) {
        if (wish.serial() > theirs.serial()) {
            Control.Flow before = theirs;
            theirs = wish;
            tell(before, wish, true);
        }
        liveness.rest(now, isPaused());
    }

    private void tell(Control.Flow before, Control.Flow wish, boolean byPeer) {
        if (wish.limit() != before.limit()) {
            events.add(new TransferEvent.Limited(wish.limit(), byPeer));
        }
        if (wish.paused() && !before.paused()) {
            events.add(new TransferEvent.Paused(byPeer));
        } else if (before.paused() && !wish.paused()) {
            events.add(new TransferEvent.Resumed(byPeer, !isPaused()));
        }
    }

    boolean isPaused() {
        return ours.paused() || theirs.paused();
    }

    /** Bytes a second, {@link Long#MAX_VALUE} for no limit. */
    long limit() {
        long here = ours.limit() == 0 ? Long.MAX_VALUE : ours.limit();
        long there = theirs.limit() == 0 ? Long.MAX_VALUE : theirs.limit();
        return Math.min(here, there);
    }
}
