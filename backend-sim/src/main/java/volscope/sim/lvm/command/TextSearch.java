package volscope.sim.lvm.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSyntaxException;
import volscope.sim.lvm.metadata.LvmCrc;
import volscope.sim.lvm.ondisk.AreaHeader;

/** Looks for texts at all places of a metadata area where one may start, old ones too. */
final class TextSearch {

    private static final int SECTOR = AreaHeader.SIZE;
    private static final int SHORTEST = 256;
    private static final Pattern START = Pattern.compile(
            "([A-Za-z0-9._+-]{1,128}) \\{\n(id = \"(.{38})[^\n]*)\n(seqno = (\\d+)[^\n]*)\n.*", Pattern.DOTALL);

    private final LvmContext context;
    private final PvCheckSettings settings;
    private final long offset;
    private final byte[] area;
    private final List<String> texts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int first;

    /**
     * A search.
     *
     * @param offset
     *            where the area starts on its device
     * @param area
     *            all of it
     */
    TextSearch(LvmContext context, PvCheckSettings settings, long offset, byte[] area) {
        this.context = context;
        this.settings = settings;
        this.offset = offset;
        this.area = area;
    }

    /** Says where texts are and returns them. */
    List<String> run() {
        int at = SECTOR;
        while (at < area.length) {
            boolean wanted = settings.number("metadata_offset").isEmpty() || settings.number("metadata_offset").getAsLong() == offset + at;
            int length = wanted ? textAt(at) : 0;
            at += Math.max(1, (length + SECTOR - 1) / SECTOR) * SECTOR;
            if (wanted && settings.number("metadata_offset").isPresent() || length > 0 && settings.number("seqno").isPresent()) {
                break;
            }
        }
        if (ids.size() > 1) {
            context.log().warn("WARNING: metadata from multiple VGs was found.");
        }
        return texts;
    }

    /** How long the text is that starts at a place; 0 if none does or is wanted. */
    private int textAt(int at) {
        Matcher start = START.matcher(new String(area, at, Math.min(SECTOR, area.length - at), UTF_8));
        if (!start.matches()) {
            return 0;
        }
        long seqno = Long.parseLong(start.group(5));
        if (settings.number("seqno").isPresent() && settings.number("seqno").getAsLong() != seqno) {
            return 0;
        }
        byte[] text = cut(at);
        if (text.length == 0) {
            context.log().warn("Failed to extract full metadata text at " + (offset + at) + ", skipping.");
            return 0;
        }
        ids.add(start.group(3));
        context.log().print("metadata at %d length %d crc %08x vg %s seqno %d id %s".formatted(offset + at, text.length,
                LvmCrc.of(text), start.group(1), seqno, start.group(3)));
        first = first == 0 ? at : first;
        String characters = AreaDump.characters(text);
        check(at, text, characters);
        texts.add(characters);
        return text.length;
    }

    private void check(int at, byte[] text, String characters) {
        try {
            ConfigParser.parse(characters);
        } catch (ConfigSyntaxException broken) {
            context.log().warn("WARNING: parse error for metadata at " + (offset + at));
        }
        if (text[text.length - 2] != '\n' || text[text.length - 3] != '\n') {
            context.log().warn("WARNING: unexpected terminating bytes for metadata at " + (offset + at));
        }
        if (context.line().has("verbose")) {
            characters.lines().filter(line -> line.startsWith("description = ")).findFirst().ifPresent(context.log()::print);
            characters.lines().filter(line -> line.startsWith("creation_time = ")).findFirst()
                    .ifPresent(line -> context.log().print(line + "\n"));
        }
    }

    /** The bytes from a place up to a zero, with it; around the end of the area if need be. Empty if they make no text. */
    private byte[] cut(int at) {
        int end = zero(at, area.length);
        byte[] text = end < area.length ? Arrays.copyOfRange(area, at, end) : wrapped(at);
        if (text.length == 0) {
            return text;
        }
        if (text.length < SHORTEST) {
            context.log().print("skip invalid metadata with len " + text.length + " at " + at);
            return new byte[0];
        }
        return Arrays.copyOf(text, text.length + 1);
    }

    private byte[] wrapped(int at) {
        int stop = first == 0 ? at : first;
        int end = zero(SECTOR, stop);
        if (end >= stop) {
            return new byte[0];
        }
        byte[] text = Arrays.copyOf(Arrays.copyOfRange(area, at, area.length), area.length - at + end - SECTOR);
        System.arraycopy(area, SECTOR, text, area.length - at, end - SECTOR);
        return text;
    }

    private int zero(int from, int to) {
        int end = from;
        while (end < to && area[end] != 0) {
            end++;
        }
        return end;
    }
}
