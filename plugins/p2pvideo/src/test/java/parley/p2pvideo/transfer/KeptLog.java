package parley.p2pvideo.transfer;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that keeps its lines and prints nothing. */
public final class KeptLog implements System.Logger {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** An empty one. */
    public KeptLog() {
        lines.clear();
    }

    /** What was logged: each line, and after it the text of its exception. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public String getName() {
        return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        lines.add(message + ": " + thrown);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
        lines.add(format);
    }
}
