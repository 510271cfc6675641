package parley.p2pvideo;

import java.lang.System.Logger.Level;
import java.util.Optional;
import parley.api.client.ServerEvent;
import parley.p2pvideo.transfer.Accept;
import parley.p2pvideo.transfer.Arrived;
import parley.p2pvideo.transfer.Assembly;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.MoreCandidates;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.Piece;
import parley.p2pvideo.transfer.Reveal;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.SignalException;

/**
 * Hands the messages of other clients to whom they are for, on the {@link Desk}'s thread. The other way goes {@link
 * Post}.
 */
final class Inbox {
    private final Desk desk;
    private final Sending sending;
    private final Offers offers;
    private final Receiving receiving;
    private final Reach reach;
    private final System.Logger logger;
    /** Owned by the desk's thread, as what follows. */
    private final Assembly assembly = new Assembly();
    private final OfferRate rate = new OfferRate(System.nanoTime());

    Inbox(Desk desk, Sending sending, Offers offers, Receiving receiving, Reach reach, System.Logger logger) {
        this.desk = desk;
        this.sending = sending;
        this.offers = offers;
        this.receiving = receiving;
        this.reach = reach;
        this.logger = logger;
    }

    /** A message came. On the thread that reads from the server: leaves it at the desk. */
    void signalled(ServerEvent event) {
        String from = event.source();
        if (!desk.leave(from, () -> opened(from, event))) {
            logger.log(Level.WARNING, "a message of a file transfer from " + from + " was dropped: too many wait");
        }
    }

    private void opened(String from, ServerEvent event) throws InterruptedException {
        if (event.param(0).equals(Commands.LEFT)) {
            sending.peerLeft(from);
            receiving.peerLeft(from);
        } else {
            open(from, event.text());
        }
    }

    private void open(String from, String text) throws InterruptedException {
        try {
            switch (Signal.parse(text)) {
                case Offer offer -> offered(from, offer);
                case Piece piece -> {
                    Optional<Offer> offer = assembly.add(from, piece);
                    if (offer.isPresent()) {
                        offered(from, offer.get());
                    }
                }
                case Arrived arrived -> sending.answered(from, arrived);
                case Reveal reveal -> receiving.revealed(from, reveal);
                case Accept accept -> sending.answered(from, accept);
                case Decline decline -> sending.answered(from, decline);
                case Cancel cancel -> {
                    sending.answered(from, cancel);
                    receiving.cancelled(from, cancel);
                }
                case MoreCandidates more -> reach.moreCandidates(from, more);
            }
        } catch (SignalException e) {
            logger.log(Level.WARNING, "a message of a file transfer from " + from + ": " + e.getMessage());
        }
    }

    private void offered(String from, Offer offer) throws InterruptedException {
        if (rate.take(from, System.nanoTime())) {
            offers.offered(from, offer);
        } else {
            logger.log(Level.DEBUG, "an offer of " + from + " was dropped: too many came in a short time");
        }
    }
}
