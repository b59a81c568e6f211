package volscope.app.view.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.session.Facts;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;

/**
 * Finds in a line the words that name something: volumes, groups, devices and their numbers, and in lines about sectors the chunk.
 *
 * @param names
 *            what words name
 * @param facts
 *            how things are
 */
record Links(Map<String, Selection> names, Facts facts) {
    private static final Pattern WORD = Pattern.compile("/?[A-Za-z0-9_+]+(?:[.:/-]+[A-Za-z0-9_+]+)*");
    private static final Pattern SECTORS = Pattern.compile("\\bsec [rw] /dev/(\\S+) (\\d+)\\b");
    private static final int SECTOR = 2;

    /**
     * A piece of a line.
     *
     * @param text
     *            what it says
     * @param selection
     *            what it names, if anything
     */
    record Piece(String text, Optional<Selection> selection) {
    }

    /** The words that name something at one moment. */
    static Links of(Facts facts) {
        Map<String, Selection> names = new HashMap<>();
        facts.disks().forEach(disk -> {
            put(names, new Selection.Disk(disk.name()), disk.name(), "/dev/" + disk.name(), disk.number());
        });
        facts.devices().forEach(device -> put(names, new Selection.Device(device.name()), device.name(), device.number(),
                "/dev/mapper/" + device.name()));
        facts.groups().forEach(group -> {
            put(names, new Selection.Group(group.name()), group.name());
            group.volumes().forEach(volume -> put(names, new Selection.Volume(volume.group(), volume.name()), volume.name(),
                    volume.path(), "/dev/" + volume.path()));
        });
        return new Links(names, facts);
    }

    private static void put(Map<String, Selection> names, Selection selection, String... words) {
        for (String word : words) {
            names.put(word, selection);
        }
    }

    /** A line in pieces, in order. */
    List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher sectors = SECTORS.matcher(line);
        int sectorAt = sectors.find() ? sectors.start(SECTOR) : -1;
        Matcher words = WORD.matcher(line);
        int from = 0;
        while (words.find()) {
            Optional<Selection> found = words.start() == sectorAt
                    ? chunk(sectors.group(1), sectors.group(SECTOR))
                    : Optional.ofNullable(names.get(words.group()));
            if (found.isPresent()) {
                add(pieces, line.substring(from, words.start()), Optional.empty());
                add(pieces, words.group(), found);
                from = words.end();
            }
        }
        add(pieces, line.substring(from), Optional.empty());
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, Optional<Selection> selection) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, selection));
        }
    }

    /** The chunk that a sector of a volume lies in, where a snapshot has chunks of it. */
    private Optional<Selection> chunk(String path, String sector) {
        if (sector.length() > 15 || path.indexOf('/') < 0) {
            return Optional.empty();
        }
        String group = path.substring(0, path.indexOf('/'));
        String name = path.substring(path.indexOf('/') + 1);
        return facts.volume(group, name).flatMap(this::snapshot).flatMap(volume -> facts.snapshot(volume)
                .map(info -> new Selection.Chunk(volume.device(), Long.parseLong(sector) / info.chunkSectors())));
    }

    private Optional<LogicalVolumeInfo> snapshot(LogicalVolumeInfo volume) {
        return facts.snapshot(volume).isPresent() ? Optional.of(volume) : facts.snapshotsOf(volume).stream().findFirst();
    }
}
