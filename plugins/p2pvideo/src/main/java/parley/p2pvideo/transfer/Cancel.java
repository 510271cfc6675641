package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * Either side gives the transfer up before or while it runs.
 *
 * @param id of the offer
 */
public record Cancel(TransferId id) implements Signal {
    static final byte KIND = 'X';

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        // The id, which every signal carries, is all there is to say.
    }
}
