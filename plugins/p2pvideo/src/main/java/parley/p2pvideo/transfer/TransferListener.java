package parley.p2pvideo.transfer;

/** Hears of one transfer. Called on the port's thread: must not block. */
public interface TransferListener {
    /** Something happened; the last event is Sent, Received or Failed. */
    void event(TransferEvent event);

    /** How far it is; about five times a second, and once more before the last event. */
    void progress(Progress progress);
}
