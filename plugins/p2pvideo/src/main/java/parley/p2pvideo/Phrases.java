package parley.p2pvideo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.api.ErrorCode;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.FailureReason;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PathKind;
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

    /**
     * How long it took and how fast that was, at the end, when both sides have compared the digest of all blocks:
     * {@code 4.2 GB in 38 s, 110 MB/s, verified}.
     *
     * @param moved bytes that were under way in this time; less than all, if the transfer went on where it was cut off
     */
    static String sizeAndTime(long bytes, long moved, long nanos) {
        double seconds = nanos / 1e9;
        String time = seconds < 10 ? String.format(Locale.ENGLISH, "%.1f s", seconds) : clock((long) seconds);
        String speed = moved == 0 ? "" : ", " + rate(moved, nanos);
        String last = moved == bytes ? "" : ", the last " + size(moved) + " of it";
        return size(bytes) + last + " in " + time + speed + ", verified";
    }

    /** A speed, with as many digits as a person reads: {@code 1.2 MB/s}, {@code 112 MB/s}. */
    static String rate(long bytesPerSecond) {
        String text = size(bytesPerSecond);
        int dot = text.indexOf('.');
        return (dot < 3 ? text : text.substring(0, dot) + text.substring(dot + 2)) + "/s";
    }

    /** The speed at which so many bytes moved in a time. */
    static String rate(long bytes, long nanos) {
        return rate((long) (bytes / Math.max(nanos / 1e9, 1e-3)));
    }

    /** How fast it is, and how long that will take if it takes less than days: {@code 112 MB/s}, {@code 14 s left}. */
    static List<String> pace(Progress progress) {
        String rate = rate(progress.bytesPerSecond());
        return progress.secondsLeft() < 0 || progress.secondsLeft() >= DAY ? List.of(rate)
                : List.of(rate, clock(progress.secondsLeft()) + " left");
    }

    /** What the path is like: {@code LAN 0.3 ms}, {@code loss 0.0 %}, {@code 8,972 B}; nothing while there is none. */
    static List<String> path(Progress progress) {
        List<String> parts = new ArrayList<>();
        progress.path().ifPresent(path -> {
            parts.add(kind(path) + (progress.roundTrip() == 0 ? "" : " " + milliseconds(progress.roundTrip())));
            if (progress.loss() >= 0) {
                parts.add(String.format(Locale.ENGLISH, "loss %.1f %%", 100 * progress.loss()));
            }
            parts.add(String.format(Locale.ENGLISH, "%,d B", progress.datagram()));
        });
        return parts;
    }

    /** As many digits as a person reads: {@code 0.3 ms}, {@code 112 ms}. */
    private static String milliseconds(long nanos) {
        double millis = nanos / 1e6;
        return String.format(Locale.ENGLISH, millis < 9.95 ? "%.1f ms" : "%.0f ms", millis);
    }

    /** One word for a path. */
    static String kind(PathKind path) {
        return switch (path) {
            case LOOPBACK -> "loopback";
            case LAN -> "LAN";
            case IPV6 -> "IPv6";
            case INTERNET -> "internet";
            case RELAYED -> "relay";
        };
    }

    /** How much of a whole: {@code 61 %}; all of it only at the end. */
    static String share(long part, long whole) {
        return (whole == 0 ? 100 : (long) (100.0 * part / whole)) + " %";
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

    /**
     * What a user offers, as a sentence: {@code anna offers trip.mkv, 4.2 GB; 380.0 GB are free.}
     *
     * @param room bytes that are free, or -1 if that is unknown
     */
    static String offer(String peer, Offer offer, long room) {
        long files = offer.entries().stream().filter(entry -> !entry.isFolder()).count();
        String title = title(offer.entries());
        String all = title.endsWith(" more") ? title + ", " + files + " files" : title;
        String free = room < 0 ? "" : (room < offer.size() ? "; only " : "; ") + size(room) + " are free";
        return peer + " offers " + all + ", " + size(offer.size()) + free + ".";
    }

    /** That what was accepted begins to come, and how much of it is here. */
    static String coming(Arrival arrival) {
        long here = arrival.part().verifiedBytes();
        return arrival.peer() + " sends you " + arrival.sendersName() + ", " + size(arrival.offer().size())
                + (here == 0 ? "" : ", of which " + size(here) + " are here already")
                + arrival.part().chosen().map(name -> "; you save it as " + name).orElse("") + ".";
    }

    /** That it is here, and where, which need not be the folder in which the user works now. */
    static String received(Arrival arrival, TransferEvent.Received received, Path working) {
        String where = arrival.folder().equals(working) ? received.name()
                : arrival.folder().resolve(received.name()).toString();
        return "Received " + arrival.sendersName() + " from " + arrival.peer() + ", saved as " + where + ": "
                + sizeAndTime(received.bytes(), received.moved(), received.nanos()) + ".";
    }

    /**
     * Whether a transfer that failed is gone on with as soon as both users are there, without a word from either. Where
     * there was no way, there is none in a minute: it is tried again when one of them comes in anew, as after a change
     * of network.
     */
    static boolean goesOn(FailureReason reason) {
        return switch (reason) {
            case SILENT, GONE, SUSPENDED -> true;
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
        return "You and " + peer + " see the words '" + String.join(" ", words) + "'; check, if it matters.";
    }
}
