package parley.p2pvideo.transfer;

/** The receiving end of a connection on which nothing comes and nothing fails. */
record QuietReceiver() implements ReceivingEnd {
    @Override
    public void control(long now, Control message) {
        throw new AssertionError("told " + message);
    }

    @Override
    public Place place(int length) {
        return new Place(new byte[length], 0);
    }

    @Override
    public void data(long now, long offset, Place content, int length) {
        throw new AssertionError(length + " bytes at " + offset);
    }

    @Override
    public long credit() {
        return 0;
    }

    @Override
    public void failed() {
        throw new AssertionError("it failed");
    }
}
