package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * The receiver has all of what is offered again: the end of the earlier attempt was lost on its way to the sender.
 *
 * @param id of the offer
 */
public record Arrived(TransferId id) implements Signal {
    static final byte KIND = 'H';

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        // The id, which every signal carries, is all there is to say.
    }
}
