package parley.p2pvideo;

import java.util.function.Consumer;
import parley.api.client.Screen;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.TransferEvent;
import parley.p2pvideo.transfer.TransferListener;

/** Shows the user how a transfer goes, and hands its last event on. */
final class TransferDisplay implements TransferListener {
    private final Screen screen;
    private final String peer;
    private final Screen.Progress line;
    private final Consumer<TransferEvent> last;

    /**
     * Begins with an empty progress line.
     *
     * @param title names the file and the peer
     * @param total bytes of the file
     * @param last  hears of the end, after the line is gone
     */
    TransferDisplay(Screen screen, String title, String peer, long total, Consumer<TransferEvent> last) {
        this.screen = screen;
        this.peer = peer;
        this.line = screen.progress(title, total);
        this.last = last;
    }

    @Override
    public void progress(Progress progress) {
        line.at(progress.bytes());
        line.note(Phrases.note(progress));
    }

    @Override
    public void event(TransferEvent event) {
        switch (event) {
            case TransferEvent.Connected connected -> line.note("connected, " + connected.path().text());
            case TransferEvent.Searching searching -> line.note("looking for the way to " + peer + " again");
            case TransferEvent.Stalled stalled ->
                    screen.print(peer + " has not answered for 10 seconds; the transfer waits.");
            case TransferEvent.Recovered recovered -> screen.print(peer + " is back; the transfer goes on.");
            case TransferEvent.Paused paused -> screen.print((paused.byPeer() ? peer + " has" : "You have")
                    + " paused the transfer.");
            case TransferEvent.Resumed resumed -> screen.print((resumed.byPeer() ? peer + " lets" : "You let")
                    + " the transfer go on" + (resumed.flowing() ? "." : "; "
                    + (resumed.byPeer() ? "you still want" : peer + " still wants") + " the pause."));
            case TransferEvent.Limited limited -> screen.print((limited.byPeer() ? peer + " has" : "You have")
                    + (limited.bytesPerSecond() == 0 ? " lifted the limit of the speed." : " limited the speed to "
                    + Phrases.size(limited.bytesPerSecond()) + " a second."));
            case TransferEvent.Sent sent -> end(event);
            case TransferEvent.Received received -> end(event);
            case TransferEvent.Failed failed -> end(event);
        }
    }

    private void end(TransferEvent event) {
        line.close();
        last.accept(event);
    }
}
