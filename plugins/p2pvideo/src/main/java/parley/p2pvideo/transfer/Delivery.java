package parley.p2pvideo.transfer;

/**
 * Tells whom it concerns what became of the packets that were sent: the queue of control messages, and the end that
 * sends the file, until the transfer has ended. An end that only receives has nothing under way that it would ask
 * after.
 */
final class Delivery implements Flight.Listener {
    private final ConnectionEnd end;
    private final ControlQueue controls;
    private final Lifecycle lifecycle;

    Delivery(ConnectionEnd end, ControlQueue controls, Lifecycle lifecycle) {
        this.end = end;
        this.controls = controls;
        this.lifecycle = lifecycle;
    }

    @Override
    public void arrived(long now, long packet, byte type, long offset, int length, long sentAt, boolean late) {
        if (type == Wire.CONTROL) {
            controls.acknowledged(offset);
        } else if (end instanceof SendingEnd sender && !lifecycle.isEnded()) {
            if (type == Wire.DATA) {
                sender.arrived(now, packet, offset, length, sentAt, late);
            } else if (offset > 0) {
                sender.probed(now, (int) offset, true);
            }
        }
    }

    @Override
    public void lost(long now, long packet, byte type, long offset, int length) {
        if (end instanceof SendingEnd sender && !lifecycle.isEnded()) {
            if (type == Wire.DATA) {
                sender.lost(now, packet, offset, length);
            } else if (type == Wire.PROBE && offset > 0) {
                sender.probed(now, (int) offset, false);
            }
        }
    }

    /** An acknowledgement was worked off. */
    void acknowledged(long now) {
        if (end instanceof SendingEnd sender && !lifecycle.isEnded()) {
            sender.acknowledged(now);
        }
    }

    /** Nothing was heard for too long: this data, offset after length, should be sent once more. */
    void timedOut(long[] offsetsAndLengths) {
        if (end instanceof SendingEnd sender && !lifecycle.isEnded()) {
            for (int i = 0; i < offsetsAndLengths.length; i += 2) {
                sender.sendAgain(offsetsAndLengths[i], (int) offsetsAndLengths[i + 1]);
            }
        }
    }

    /** The peer is at another address: what is under way tells nothing of the new path. */
    void elsewhere(long now) {
        if (end instanceof SendingEnd sender) {
            sender.elsewhere(now);
        }
    }
}
