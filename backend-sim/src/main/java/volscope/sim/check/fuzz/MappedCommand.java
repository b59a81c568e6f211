package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A command about a file on an origin that tasks map directly, and about the origin's snapshots. Pages hold a letter each, at their start. */
sealed interface MappedCommand extends Command {

    /** Where the origin's file system is mounted. */
    String MOUNT = "/mnt";
    /** The file. */
    String FILE = MOUNT + "/f";
    /** In whose name a device holds a page. */
    String DISK = "disk";

    /** Where a page starts in the file. */
    static long offset(int page) {
        return page * 4096L;
    }

    /** How a letter is stored. */
    enum How {
        CACHED("poke"), STREAMED("ntstore");

        private final String word;

        How(String word) {
            this.word = word;
        }
    }

    /** A task stores through its mapping. */
    record Poke(String task, int page, char letter, How how) implements MappedCommand {
        @Override
        public String line() {
            return how.word + " " + FILE + " " + offset(page) + " " + letter + " as " + task;
        }
    }

    /** A task loads through its mapping. */
    record Peek(String task, int page) implements MappedCommand {
        @Override
        public String line() {
            return "peek " + FILE + " " + offset(page) + " as " + task;
        }
    }

    /** A task writes the line back that holds a page's letter. */
    record WriteBack(String task, int page) implements MappedCommand {
        @Override
        public String line() {
            return "clwb " + FILE + " " + offset(page) + " as " + task;
        }
    }

    /** Waits for what is on its way to memory. */
    record Fence() implements MappedCommand {
        @Override
        public String line() {
            return "fence";
        }
    }

    /** Makes the file durable. */
    record Sync() implements MappedCommand {
        @Override
        public String line() {
            return "sync " + FILE;
        }
    }

    /** Writes by a call. */
    record WriteFile(int page, char letter) implements MappedCommand {
        @Override
        public String line() {
            return "printf " + letter + " | dd of=" + FILE + " bs=1 seek=" + offset(page) + " conv=notrunc status=none";
        }
    }

    /** Reads by a call. */
    record ReadFile(int page) implements MappedCommand {
        @Override
        public String line() {
            return "dd if=" + FILE + " bs=1 skip=" + offset(page) + " count=1 status=none";
        }
    }

    /** What a person does with the file system. */
    enum Freezing {
        FREEZE("-f"), THAW("-u");

        private final String flag;

        Freezing(String flag) {
            this.flag = flag;
        }
    }

    /** Freezes or thaws. */
    record Freeze(Freezing what) implements MappedCommand {
        @Override
        public String line() {
            return "fsfreeze " + what.flag + " " + MOUNT;
        }
    }

    /** A device takes a page to write into it. */
    record Pin(int page) implements MappedCommand {
        @Override
        public String line() {
            return "dma pin " + FILE + " " + offset(page) + " as " + DISK;
        }
    }

    /** It writes. */
    record Dma(int page, char letter) implements MappedCommand {
        @Override
        public String line() {
            return "dma write " + FILE + " " + offset(page) + " " + letter + " as " + DISK;
        }
    }

    /** It lets the page go. */
    record Done(int page) implements MappedCommand {
        @Override
        public String line() {
            return "dma done " + FILE + " " + offset(page) + " as " + DISK;
        }
    }

    /**
     * Takes a snapshot while the file is mapped. The beginning of its store is emptied first, the first area with the header: the kernel
     * writes both without a flush between them, so that power can leave a new header before an old area.
     */
    record Take(int no) implements MappedCommand {

        /** Pages of a header and an area, of the largest chunk. */
        static final int EMPTIED = 4;

        @Override
        public String line() {
            return String.join("; ", lines());
        }

        @Override
        public List<String> lines() {
            return List.of(emptying(), "dmsetup suspend " + World.ORIGIN, new Raise(no).line(), "dmsetup resume " + World.ORIGIN);
        }

        private String emptying() {
            return "dd if=/dev/zero of=" + World.path(World.cow(no)) + " bs=4k count=" + EMPTIED + " oflag=direct conv=fsync status=none";
        }
    }

    /**
     * Takes a snapshot while a device holds a page, and a task wants to store into it: the device writes and lets go when nobody else can go on.
     * What it wrote is older than the snapshot, what the task stores is not.
     */
    record TakeHeld(int no, int page, char written, char stored) implements MappedCommand {

        @Override
        public String line() {
            return String.join("; ", lines());
        }

        @Override
        public List<String> lines() {
            Take take = new Take(no);
            List<String> taking = take.lines();
            return List.of(new Pin(page).line(), take.emptying(), "task s " + String.join("; ", taking.subList(1, taking.size())),
                    "task p " + store().line(), "run", new Dma(page, written).line(), new Done(page).line(), "run");
        }

        /** What the task does. */
        Poke store() {
            return new Poke("a", page, stored, How.CACHED);
        }
    }

    /** Makes the device of a snapshot whose store is there. */
    record Raise(int no) implements MappedCommand {
        @Override
        public String line() {
            return "dmsetup create " + World.snapshot(no) + " --table '0 " + World.MAPPED + " snapshot " + World.path(World.DATA) + " "
                    + World.path(World.cow(no)) + " P " + World.MAPPED_CHUNKS[no] + "'";
        }
    }

    /** Takes a snapshot's device away while the file is mapped. */
    record Drop(int no) implements MappedCommand {
        @Override
        public String line() {
            return "dmsetup remove " + World.snapshot(no);
        }
    }

    /** Reads a page of the file as a snapshot has it. */
    record Look(int no, int page) implements MappedCommand {
        @Override
        public String line() {
            return String.join("; ", lines());
        }

        @Override
        public List<String> lines() {
            String at = "/s" + no;
            return List.of("mkdir -p " + at, "mount -o ro " + World.path(World.snapshot(no)) + " " + at,
                    "dd if=" + at + "/f bs=1 skip=" + offset(page) + " count=1 status=none", "umount " + at);
        }
    }

    /**
     * Power is cut while a task stores; then all is made again as it was.
     *
     * @param poke
     *            in whose task's name nothing was mapped before
     * @param steps
     *            works of the kernel that are done before
     * @param again
     *            how power is cut
     */
    record Torn(Poke poke, int steps, Again again) implements MappedCommand {

        /** Calls of the program that are steps, too: it opens the file, maps it, begins to store, and goes on. */
        private static final int CALLS = 4;

        /** The task, which nobody else goes by. */
        static final String TASK = "w";

        @Override
        public String line() {
            return String.join("; ", lines());
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>(List.of("task " + TASK + " " + poke.line(), "step " + TASK + " " + (CALLS + steps)));
            lines.addAll(again.lines());
            return List.copyOf(lines);
        }
    }

    /** Power is cut and comes back; all is made again as it was. */
    record Again(PowerLoss loss, List<Integer> snapshots) implements MappedCommand {
        @Override
        public String line() {
            return String.join("; ", lines());
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>(List.of(loss.line()));
            lines.addAll(World.stack());
            snapshots.forEach(no -> lines.add(new Raise(no).line()));
            lines.addAll(World.mounting());
            return List.copyOf(lines);
        }
    }
}
