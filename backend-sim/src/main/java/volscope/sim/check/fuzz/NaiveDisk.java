package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A disk as the naive machine has it: what each sector holds, and what a power cut may bring back. Only what a flush must have made durable
 * counts as durable; a disk may write sooner.
 */
final class NaiveDisk {

    /** Bytes of a sector. */
    static final int SECTOR = 512;
    private static final byte[][] UNIFORM = new byte[128][];
    private static final byte[] ZERO = uniform((char) 0);
    /** Stands for what somebody has left there long ago. */
    private static final byte[] UNKNOWN = new byte[SECTOR];

    private final byte[][] now;
    private final int[] writtenBy;
    /** What sectors held before, oldest first; the oldest is durable. */
    private final Map<Integer, List<Version>> before = new HashMap<>();
    /** Sectors of which nobody says which version is the newest. */
    private final Set<Integer> unsure = new HashSet<>();
    private final Set<Integer> damaged = new HashSet<>();
    private int command;
    private boolean cut;

    /** What a sector held, and the number of the command that had written it. */
    private record Version(byte[] content, int command) {
        boolean is(byte[] other) {
            return content == UNKNOWN || Arrays.equals(content, other);
        }
    }

    NaiveDisk(int sectors) {
        now = new byte[sectors][];
        writtenBy = new int[sectors];
        Arrays.fill(now, ZERO);
    }

    /** A sector full of a letter, of zeroes for {@link Command#ZERO}. */
    static synchronized byte[] uniform(char letter) {
        int value = letter == Command.ZERO ? 0 : letter;
        if (UNIFORM[value] == null) {
            UNIFORM[value] = new byte[SECTOR];
            Arrays.fill(UNIFORM[value], (byte) value);
        }
        return UNIFORM[value];
    }

    /** The letter that a sector is full of, or a question mark. */
    static char letter(byte[] content) {
        for (byte one : content) {
            if (one != content[0]) {
                return '?';
            }
        }
        return content[0] == 0 ? Command.ZERO : (char) (content[0] & 0xff);
    }

    /** What it holds, durably, on another one. */
    NaiveDisk copy() {
        NaiveDisk copy = new NaiveDisk(now.length);
        System.arraycopy(now, 0, copy.now, 0, now.length);
        return copy;
    }

    int sectors() {
        return now.length;
    }

    byte[] at(int sector) {
        return now[sector];
    }

    /** A command begins: power is cut somewhere in it, or not. */
    void begin(boolean withCut) {
        command++;
        cut = withCut;
    }

    void write(int sector, byte[] content) {
        byte[] old = now[sector];
        if (old == content || old != UNKNOWN && Arrays.equals(old, content)) {
            return;
        }
        before.computeIfAbsent(sector, same -> new ArrayList<>(2)).add(new Version(old, writtenBy[sector]));
        now[sector] = content;
        writtenBy[sector] = command;
        unsure.remove(sector);
    }

    /** Nobody knows what a sector holds. */
    void forget(int sector) {
        now[sector] = UNKNOWN;
        before.remove(sector);
    }

    /** What a sector holds is durable. */
    void settle(int sector) {
        if (!cut) {
            before.remove(sector);
            unsure.remove(sector);
        }
    }

    /** Whether power is cut somewhere in this command. */
    boolean isCut() {
        return cut;
    }

    /** A sector holds one of its versions, be it the newest or not. */
    void doubt(int sector) {
        unsure.add(sector);
    }

    /** All that lay there is durable. */
    void flush() {
        if (!cut) {
            before.keySet().removeIf(sector -> !unsure.contains(sector));
        }
    }

    /** The first sectors of parts into which somebody has written past the store on them. */
    Set<Integer> damaged() {
        return damaged;
    }

    /** Whether a power cut can take nothing away from a sector. */
    boolean isSettled(int sector) {
        return !before.containsKey(sector);
    }

    /** What lay there when the command began is durable; what it has written since may be. */
    void flushEarlier() {
        if (!cut && !before.isEmpty()) {
            before.entrySet().removeIf(entry -> !unsure.contains(entry.getKey()) && settles(entry.getKey(), entry.getValue()));
        }
    }

    private boolean settles(int sector, List<Version> versions) {
        if (writtenBy[sector] != command) {
            return true;
        }
        int last = versions.size() - 1;
        while (last > 0 && versions.get(last).command() == command) {
            last--;
        }
        versions.subList(0, last).clear();
        return false;
    }

    /** Whether a sector may hold this after a power cut. */
    boolean mayHold(int sector, byte[] content) {
        return Arrays.equals(now[sector], content)
                || now[sector] == UNKNOWN || versions(sector).stream().anyMatch(version -> version.is(content));
    }

    private List<Version> versions(int sector) {
        @Nullable
        List<Version> versions = before.get(sector);
        return versions == null ? List.of() : versions;
    }

    /** A sector in words: its letter, or its first bytes. */
    static String describe(byte[] content) {
        char letter = letter(content);
        return letter == '?' ? HexFormat.of().formatHex(content, 0, 16) + "…" : "" + letter;
    }

    /** What a sector may hold after a power cut, in words. */
    String describe(int sector) {
        StringBuilder all = new StringBuilder();
        versions(sector).forEach(version -> all.append(describe(version.content())).append(" or "));
        return all + describe(now[sector]);
    }

    /** All letters that a sector may show after a power cut, or that it showed before the command began. */
    String lettersBefore(int sector) {
        StringBuilder letters = new StringBuilder();
        versions(sector).stream().filter(version -> version.command() != command)
                .forEach(version -> letters.append(letter(version.content())));
        if (writtenBy[sector] != command) {
            letters.append(letter(now[sector]));
        }
        return letters.toString();
    }

    /** Goes on with what a power cut has left. */
    void adopt(int sector, byte[] content) {
        now[sector] = content;
        before.remove(sector);
        unsure.remove(sector);
    }
}
