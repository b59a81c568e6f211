package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import volscope.model.machine.Cause;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Target;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.Backing;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.mm.DaxEntry;
import volscope.sim.mm.FilePage;
import volscope.sim.mm.MemoryManager;
import volscope.sim.page.Page;
import volscope.sim.snapshot.SnapshotView;

/**
 * The lab command {@code why DEVICE CHUNK} or {@code why FILE OFFSET}: what lies below a place, who maps it, and by which lines a snapshot's
 * chunk came to be as it is.
 */
final class WhyLine {

    /**
     * An answer.
     *
     * @param text
     *            lines
     * @param code
     *            the exit code
     */
    record Answer(String text, int code) {
    }

    private static final String USAGE = "usage: why DEVICE CHUNK, why FILE OFFSET\n";

    private final History history;
    private final RevisionId at;
    private final Kernel kernel;
    private final List<String> lines = new ArrayList<>();

    private WhyLine(History history, RevisionId at) {
        this.history = history;
        this.at = at;
        this.kernel = Kernel.open(history.get(at).state(), StepSink.NONE);
    }

    /** Answers a line; empty if it asks nothing. */
    static Optional<Answer> answer(History history, RevisionId at, String line) {
        if (!line.contains("why")) {
            return Optional.empty();
        }
        String[] words = line.trim().split("\\s+");
        if (!words[0].equals("why")) {
            return Optional.empty();
        }
        if (words.length != 3 || !words[2].matches("\\d{1,15}")) {
            return Optional.of(new Answer(USAGE, 2));
        }
        try {
            return Optional.of(new WhyLine(history, at).of(words[1], Long.parseLong(words[2])));
        } catch (ErrnoException | Sleeping e) {
            String why = e instanceof ErrnoException refused ? refused.errno().text() : "it waits for " + e.getMessage();
            return Optional.of(new Answer("why: " + words[1] + ": " + why + "\n", 1));
        }
    }

    private Answer of(String word, long number) {
        Optional<DevNo> device = device(word);
        if (device.isPresent()) {
            chunk(device.get(), word, number);
        } else {
            file(word, number);
        }
        return new Answer(String.join("\n", lines) + "\n", 0);
    }

    private Optional<DevNo> device(String word) {
        if (!word.startsWith("/")) {
            return Optional
                    .of(kernel.get(Dm.LAYER).byName().stream().filter(md -> md.name().equals(word)).map(MappedDevice::dev).findFirst()
                            .or(() -> kernel.get(Block.LAYER).named(word).map(disk -> disk.dev()))
                            .orElseThrow(() -> new ErrnoException(Errno.ENODEV)));
        }
        return kernel.get(Vfs.LAYER).stat(word).orElseThrow(() -> new ErrnoException(Errno.ENOENT)).device();
    }

    private void chunk(DevNo dev, String word, long chunk) {
        String name = kernel.get(Dm.LAYER).nameOf(dev);
        Optional<SnapshotInfo> info = SnapshotView.info(kernel, name);
        if (info.isEmpty() || info.get().chunkSectors() == 0) {
            lines.add(name + " is no snapshot: its sectors lie where its table puts them");
            below(dev, chunk * Sectors.PER_PAGE);
            return;
        }
        if (chunk >= info.get().originChunks()) {
            throw new ErrnoException(Errno.ENXIO);
        }
        lines.add("chunk " + chunk + " of " + name + " (" + word + "), sectors " + chunk * info.get().chunkSectors() + " to "
                + ((chunk + 1) * info.get().chunkSectors() - 1));
        below(dev, chunk * info.get().chunkSectors());
        causes(name, chunk);
    }

    private void file(String path, long offset) {
        VolumeFile file = kernel.get(Vfs.LAYER).volumeFile(path).orElseThrow(() -> new ErrnoException(Errno.EOPNOTSUPP));
        FileSystems systems = kernel.get(FileSystems.LAYER);
        var files = systems.files(file.volume());
        boolean direct = files.isDax(file.inode());
        long page = offset / Page.SIZE;
        DevNo dev = systems.device(file.volume());
        lines.add("byte " + offset + " of " + path + " is in its page " + page + ", which is " + (direct ? "mapped directly" : "cached"));
        if (!(direct ? files.backing(file.inode(), page, 1) : hole(files.blocks(file.inode()), page)).equals(new Backing.Hole())) {
            long below = direct
                    ? ((Backing.Run) files.backing(file.inode(), page, 1)).first()
                    : files.blocks(file.inode()).get((int) page);
            lines.add("page " + page + " is page " + below + " of " + kernel.get(Dm.LAYER).nameOf(dev));
            below(dev, below * Sectors.PER_PAGE);
            mapped(new FilePage(file.volume(), file.inode(), page));
            snapshots(dev, below * Sectors.PER_PAGE);
        } else {
            lines.add("page " + page + " is a hole and reads as zeroes");
        }
    }

    private static Backing hole(List<Long> blocks, long page) {
        return page < blocks.size() ? new Backing.Mixed() : new Backing.Hole();
    }

    /** The way of a read through the tables, device by device. */
    private void below(DevNo from, long sector) {
        Dm dm = kernel.get(Dm.LAYER);
        DevNo dev = from;
        long at = sector;
        while (true) {
            Optional<MappedDevice> md = dm.find(dev);
            long here = at;
            Optional<Target> target = md.flatMap(MappedDevice::live).filter(table -> here < table.sectors()).map(table -> table.at(here));
            Optional<Target.Area> next = target.flatMap(found -> found.below(kernel, here));
            if (next.isEmpty()) {
                if (md.isPresent()) {
                    lines.add("sector " + at + " of " + dm.nameOf(dev) + " leads nowhere"
                            + target.map(found -> " (" + found.type().name() + ")").orElse(""));
                }
                return;
            }
            lines.add("sector " + at + " of " + dm.nameOf(dev) + " is sector " + next.get().start() + " of " + dm.nameOf(next.get().dev())
                    + " ("
                    + target.orElseThrow().type().name() + ")");
            dev = next.get().dev();
            at = next.get().start();
        }
    }

    private void mapped(FilePage page) {
        var mm = kernel.get(MemoryManager.LAYER).publish();
        mm.tasks().forEach((task, space) -> space.at(page).ifPresent(entry -> lines.add(task + " maps it "
                + (entry.isWritable() ? "writable" : "read-only") + (entry.size().pages() > 1 ? ", with 2 MiB around it" : ""))));
        mm.entry(page).ifPresent(entry -> lines.add("the file's index has it "
                + (entry.tag() == DaxEntry.Tag.CLEAN ? "clean" : "dirty") + (entry.size().pages() > 1 ? ", with 2 MiB around it" : "")));
        mm.faulting().stream().filter(fault -> fault.page().equals(page)).forEach(fault -> lines.add(fault.task() + " is in a "
                + fault.kind().name().toLowerCase(Locale.ROOT) + " fault of it"
                + (fault.inside().isEmpty() ? "" : ", inside direct_access of " + kernel.get(Dm.LAYER).nameOf(fault.inside().getLast()))));
    }

    /** What snapshots of a device, or a snapshot that it is, have of a sector. */
    private void snapshots(DevNo dev, long sector) {
        Dm dm = kernel.get(Dm.LAYER);
        List<String> below = dm.find(dev).flatMap(MappedDevice::live).map(table -> table.devices().stream().map(dm::nameOf).toList())
                .orElse(List.of());
        dm.byName().forEach(md -> SnapshotView.info(kernel, md.name())
                .filter(info -> info.chunkSectors() > 0 && (md.dev().equals(dev) || below.contains(info.origin())))
                .ifPresent(info -> {
                    lines.add("that is chunk " + sector / info.chunkSectors() + " of " + md.name());
                    causes(md.name(), sector / info.chunkSectors());
                }));
    }

    private void causes(String snapshot, long chunk) {
        for (Cause cause : Whys.of(history, at, snapshot, chunk)) {
            String did = switch (cause.kind()) {
                case ORIGIN_WRITTEN -> "wrote " + cause.device();
                case COPIED -> "made its old content go to chunk " + cause.slot() + " of the store";
                case SNAPSHOT_WRITTEN -> "wrote " + cause.device() + " itself";
                case SNAPSHOT_TAKEN -> "took the snapshot";
            };
            lines.add("  " + cause.line() + " (at " + cause.at().number() + ") " + did);
        }
    }
}
