package parley.p2pvideo;

import java.util.List;
import java.util.Locale;
import parley.api.ErrorCode;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.Printable;
import parley.p2pvideo.transfer.Progress;
import parley.p2pvideo.transfer.TransferEvent;

/** The words for numbers, speeds and failures. */
final class Phrases {
    private static final long DAY = 86_400;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Phrases() {
    }

    /** A number of bytes in decimal units: {@code 4.2 GB}. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ENGLISH, "%.1f %s", value, UNITS[unit]);
    }

    /** How long it took and how fast that was: {@code 4.2 GB in 38 s, 110.5 MB/s}. */
    static String sizeAndTime(long bytes, long nanos) {
        double seconds = nanos / 1e9;
        String time = seconds < 10 ? String.format(Locale.ENGLISH, "%.1f s", seconds) : clock((long) seconds);
        String speed = bytes == 0 ? "" : ", " + size((long) (bytes / Math.max(seconds, 1e-3))) + "/s";
        return size(bytes) + " in " + time + speed;
    }

    /**
     * What the moment is like; of days that are left nobody wants to know: {@code 112.0 MB/s, 14 s left, 0.3 ms away,
     * local network}.
     */
    static String note(Progress progress) {
        StringBuilder note = new StringBuilder(size(progress.bytesPerSecond())).append("/s");
        if (progress.secondsLeft() >= 0 && progress.secondsLeft() < DAY) {
            note.append(", ").append(clock(progress.secondsLeft())).append(" left");
        }
        if (progress.roundTrip() > 0) {
            note.append(String.format(Locale.ENGLISH, ", %.1f ms away", progress.roundTrip() / 1e6));
        }
        progress.path().ifPresent(path -> note.append(", ").append(path.text()));
        return note.toString();
    }

    private static String clock(long seconds) {
        if (seconds < 100) {
            return seconds + " s";
        }
        return seconds < 6_000 ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /** Why it failed, as a clause, with the peer's name. */
    static String why(String peer, TransferEvent.Failed failed) {
        return switch (failed.reason()) {
            case SUSPENDED -> failed.byPeer() ? peer + " has left" : "the shell ended";
            case CANCELLED -> failed.byPeer() ? peer + " stopped it" : "it was stopped";
            case SILENT -> peer + " has not answered for 30 seconds";
            case GONE -> peer + " has left";
            case UNREACHABLE -> "no way to " + peer + " was found" + (failed.detail().isEmpty() ? "" : ": " + failed.detail());
            default -> failed.text();
        };
    }

    /** What files are called together: {@code film.mp4}, {@code clips (12 files)} or {@code a.mp4 and 3 more}. */
    static String title(List<Entry> entries) {
        List<String> tops = entries.stream().map(entry -> entry.name().split("/", 2)[0]).distinct().toList();
        String first = Printable.clean(tops.getFirst());
        if (tops.size() > 1) {
            return first + " and " + (tops.size() - 1) + " more";
        }
        boolean folder = entries.getFirst().name().indexOf('/') >= 0;
        long files = entries.stream().filter(entry -> !entry.isFolder()).count();
        return folder ? first + " (" + files + (files == 1 ? " file)" : " files)") : first;
    }

    /** Whether a transfer that failed is gone on with as soon as both users are there, without a word from either. */
    static boolean goesOn(FailureReason reason) {
        return switch (reason) {
            case SILENT, GONE, UNREACHABLE, SUSPENDED -> true;
            default -> false;
        };
    }

    /** Whether there is nothing to go on with, because somebody stopped it or the file is another by now. */
    static boolean isFinal(FailureReason reason) {
        return switch (reason) {
            case CANCELLED, FILE_CHANGED, VERIFICATION -> true;
            default -> false;
        };
    }

    /** What the caller can do about a failure. */
    static ErrorCode code(FailureReason reason) {
        return switch (reason) {
            case SILENT, GONE, UNREACHABLE, SUSPENDED -> ErrorCode.OFFLINE;
            case FILE_CHANGED, READ_ERROR -> ErrorCode.INVALID;
            case CANCELLED -> ErrorCode.DENIED;
            case DISK_FULL, DISK_ERROR -> ErrorCode.LIMIT;
            case PROTOCOL, VERIFICATION, INTERNAL -> ErrorCode.WAIT;
        };
    }

    /** The line that lets two people check that nobody stands between them. */
    static String words(String peer, List<String> words) {
        return "Check with " + peer + ", by voice if it matters: both of you see the words '"
                + String.join(" ", words) + "'.";
    }
}
