package volscope.sim.dax;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import volscope.sim.fs.Stat;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.Attributes;
import volscope.sim.fs.extent.FileFlag;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** The flags of a file as xfs names them: {@code chattr} and {@code lsattr} of {@code xfs_io}. */
final class XfsIoFlags {

    /** All flags of xfs, in the order in which they are shown. */
    private static final String LETTERS = "rpiasAdtPneEfSxCX";

    /** What xfs calls a flag, and its bit. */
    private record Known(FileFlag flag, String name, int bit) {
    }

    private static final Map<Character, Known> KNOWN = Map.of('i', new Known(FileFlag.IMMUTABLE, "immutable", 0x8), 'a',
            new Known(FileFlag.APPEND, "append-only", 0x10), 's', new Known(FileFlag.SYNC, "sync", 0x20), 'A',
            new Known(FileFlag.NO_ACCESS_TIME, "no-atime", 0x40), 'd', new Known(FileFlag.NO_DUMP, "no-dump", 0x80), 'P',
            new Known(FileFlag.PROJECT, "proj-inherit", 0x200), 'x', new Known(FileFlag.DAX, "dax", 0x8000));

    private final ToolCall call;
    private final StringBuilder output;
    private final String file;

    XfsIoFlags(ToolCall call, StringBuilder output, String file) {
        this.call = call;
        this.output = output;
        this.file = file;
    }

    /** Gives the file flags and takes others; those that nobody keeps change nothing. */
    void chattr(List<String> words) {
        List<String> changes = words.subList(1, words.size()).stream().filter(word -> !word.matches("-[RD]")).toList();
        boolean known = changes.stream().allMatch(word -> word.matches("[+-][" + LETTERS + "]+"));
        if (!known || changes.isEmpty()) {
            call.error("xfs_io: unknown flag");
            call.status(1);
            return;
        }
        files(words).forEach(name -> change(name, changes));
    }

    private void change(String name, List<String> changes) {
        try {
            VolumeFile on = on(name);
            Set<FileFlag> flags = of(on);
            for (String word : changes) {
                for (char letter : word.substring(1).toCharArray()) {
                    Known known = KNOWN.get(letter);
                    if (known != null && word.charAt(0) == '+') {
                        flags.add(known.flag());
                    } else if (known != null) {
                        flags.remove(known.flag());
                    }
                }
            }
            call.sys().run(kernel -> Attributes.of(kernel.get(FileSystems.LAYER), on.volume()).set(on.inode(), flags));
        } catch (ErrnoException e) {
            call.error("xfs_io: cannot set flags on " + name + ": " + e.errno().text());
            call.status(1);
        }
    }

    private VolumeFile on(String name) {
        return call.vfs(vfs -> vfs.volumeFile(call.absolute(name))).orElseThrow(() -> new ErrnoException(Errno.ENOTTY));
    }

    private Set<FileFlag> of(VolumeFile on) {
        Set<FileFlag> flags = EnumSet.noneOf(FileFlag.class);
        flags.addAll(call.kernel(kernel -> Attributes.of(kernel.get(FileSystems.LAYER), on.volume()).get(on.inode())));
        return flags;
    }

    /** The file, and with {@code -R} all below it before it; with {@code -D} directories alone. */
    private List<String> files(List<String> words) {
        List<String> all = words.contains("-R") || words.contains("-D") ? below(file) : List.of(file);
        return words.contains("-D") ? all.stream().filter(this::isDirectory).toList() : all;
    }

    private boolean isDirectory(String name) {
        return call.lstat(name).filter(Stat::isDirectory).isPresent();
    }

    private List<String> below(String name) {
        List<String> all = new ArrayList<>();
        if (isDirectory(name)) {
            call.vfs(vfs -> vfs.list(call.absolute(name))).forEach(child -> all.addAll(below(name + "/" + child)));
        }
        all.add(name);
        return all;
    }

    void lsattr(List<String> words) {
        for (String name : files(words)) {
            Set<FileFlag> flags = of(on(name));
            output.append(words.contains("-v") ? "[" + names(flags) + "]" : letters(flags))
                    .append(words.contains("-a") ? "/" + LETTERS : "")
                    .append(' ').append(name).append(" \n");
        }
    }

    private static String names(Set<FileFlag> flags) {
        return LETTERS.chars().mapToObj(letter -> KNOWN.get((char) letter)).filter(known -> known != null && flags.contains(known.flag()))
                .map(known -> Objects.requireNonNull(known).name()).collect(Collectors.joining(", "));
    }

    private static String letters(Set<FileFlag> flags) {
        StringBuilder text = new StringBuilder();
        for (char letter : LETTERS.toCharArray()) {
            Known known = KNOWN.get(letter);
            text.append(known != null && flags.contains(known.flag()) ? letter : '-');
        }
        return text.toString();
    }

    /** The flags of the file as a number and as letters: {@code 0x8008 [--i-----------x--]}. */
    String numbered() {
        Set<FileFlag> flags = of(on(file));
        int bits = KNOWN.values().stream().filter(known -> flags.contains(known.flag())).mapToInt(Known::bit).reduce(0, (a, b) -> a | b);
        return "0x%x [%s]".formatted(bits, letters(flags));
    }
}
