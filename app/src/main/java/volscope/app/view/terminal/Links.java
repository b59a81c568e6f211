package volscope.app.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.session.Facts;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;

/**
 * Finds in a line the words that name something: volumes, groups, devices and their numbers, and in lines about sectors the chunk.
 *
 * @param facts
 *            how things are
 */
record Links(Facts facts) {
    private static final String DEV = "/dev/";
    private static final String MAPPER = "/dev/mapper/";
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

    /** What a word names: a volume before a group, before a device, before hardware. */
    private Optional<Selection> named(String word) {
        String path = word.startsWith(DEV) ? word.substring(DEV.length()) : word;
        int slash = path.indexOf('/');
        Optional<LogicalVolumeInfo> volume = slash < 0
                ? facts.volumeNamed(word)
                : facts.volume(path.substring(0, slash), path.substring(slash + 1)).filter(found -> !facts.merging().contains(found));
        return volume.<Selection>map(found -> new Selection.Volume(found.group(), found.name()))
                .or(() -> facts.group(word).map(group -> new Selection.Group(group.name())))
                .or(() -> device(word).map(device -> new Selection.Device(device.name())))
                .or(() -> facts.disks().stream().filter(disk -> disk.name().equals(path) && slash < 0 || disk.number().equals(word))
                        .findFirst().map(disk -> new Selection.Disk(disk.name())));
    }

    private Optional<MappedDeviceInfo> device(String word) {
        return facts.device(word.startsWith(MAPPER) ? word.substring(MAPPER.length()) : word).or(() -> facts.deviceOf(word));
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
                    : named(words.group());
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
