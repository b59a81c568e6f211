package volscope.sim.check.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A command of a sequence. */
sealed interface Command permits Command.Crash, Command.Cut, Command.Control, Command.Transfer, MappedCommand, VolumeCommand {

    /** The letter that stands for a zero byte. */
    char ZERO = '.';

    /** The line of a shell that does it. */
    String line();

    /** The lines of a shell that do it, where one is not enough. */
    default List<String> lines() {
        return List.of(line());
    }

    /** Power is cut, and comes back. */
    record Crash(PowerLoss loss) implements Command {
        @Override
        public String line() {
            return loss.line();
        }
    }

    /**
     * Power is cut in the middle of another command.
     *
     * @param steps
     *            small steps of the kernel that it does before
     */
    record Cut(Command command, int steps, PowerLoss loss) implements Command {

        /** Calls of the program that change something before the kernel has work: they are steps, too. */
        private static final int CALLS = 2;

        @Override
        public String line() {
            return String.join("; ", lines());
        }

        @Override
        public List<String> lines() {
            return List.of("task w " + command.line(), "step w " + (CALLS + steps), loss.line());
        }

    }

    /** A call that names a mapped device. */
    sealed interface Control extends Command {
        /** The mapped device. */
        String device();
    }

    /** Creates a device with a table. */
    record Create(String device, Table table) implements Control {
        @Override
        public String line() {
            return "dmsetup create " + device + " --table '" + table.line() + "'";
        }
    }

    /** Loads a table into the inactive slot. */
    record Load(String device, Table table) implements Control {
        @Override
        public String line() {
            return "dmsetup load " + device + " --table '" + table.line() + "'";
        }
    }

    /** Empties the inactive slot. */
    record Clear(String device) implements Control {
        @Override
        public String line() {
            return "dmsetup clear " + device;
        }
    }

    /** Suspends. */
    record Suspend(String device) implements Control {
        @Override
        public String line() {
            return "dmsetup suspend " + device;
        }
    }

    /** Resumes. */
    record Resume(String device) implements Control {
        @Override
        public String line() {
            return "dmsetup resume " + device;
        }
    }

    /** Removes. */
    record Remove(String device) implements Control {
        @Override
        public String line() {
            return "dmsetup remove " + device;
        }
    }

    /** Sends a message. */
    record Message(String device) implements Control {
        @Override
        public String line() {
            return "dmsetup message " + device + " 0 hello";
        }
    }

    /** Asks for the status line. */
    record Status(String device) implements Control {
        @Override
        public String line() {
            return "dmsetup status " + device;
        }
    }

    /** A transfer of sectors. */
    sealed interface Transfer extends Command {
        /** The device. */
        String device();

        /** The first sector. */
        int sector();

        /** How many. */
        int sectors();
    }

    /** Writes a letter to sectors. */
    record Write(String device, int sector, int sectors, char letter) implements Transfer {
        @Override
        public String line() {
            return "sec w " + World.path(device) + " " + sector + " " + sectors + " " + (letter == ZERO ? "0x00" : "" + letter);
        }
    }

    /** Reads sectors. */
    record Read(String device, int sector, int sectors) implements Transfer {
        @Override
        public String line() {
            return "sec r " + World.path(device) + " " + sector + " " + sectors;
        }
    }

    /** Discards sectors. */
    record Discard(String device, int sector, int sectors) implements Transfer {
        @Override
        public String line() {
            return "blkdiscard -f -o " + sector * 512 + " -l " + sectors * 512 + " " + World.path(device);
        }
    }

    /** Makes durable what a device was told to hold. */
    record Flush(String device) implements Transfer {
        @Override
        public int sector() {
            return 0;
        }

        @Override
        public int sectors() {
            return 0;
        }

        @Override
        public String line() {
            return "sync " + World.path(device);
        }
    }

    /**
     * Writes the beginning of a sector; the rest of it becomes zero.
     *
     * @param bytes
     *            Latin-1, a character for each byte, without zeroes at the end
     */
    record Put(String device, int sector, String bytes) implements Transfer {
        @Override
        public int sectors() {
            return 1;
        }

        /** The whole sector. */
        byte[] content() {
            return Arrays.copyOf(bytes.getBytes(StandardCharsets.ISO_8859_1), NaiveDisk.SECTOR);
        }

        @Override
        public String line() {
            StringBuilder octal = new StringBuilder();
            bytes.chars().forEach(c -> octal.append(String.format(Locale.ROOT, "\\%03o", c)));
            return "{ printf '" + octal + "'; head -c " + (NaiveDisk.SECTOR - bytes.length()) + " /dev/zero; } | dd of="
                    + World.path(device)
                    + " bs=512 seek=" + sector + " iflag=fullblock oflag=direct conv=notrunc status=none";
        }
    }
}
