package volscope.sim.check.fuzz;

/** A command of a sequence. */
sealed interface Command {

    /** The letter that stands for a zero byte. */
    char ZERO = '.';

    /** The line of a shell that does it. */
    String line();

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
            return "blkdiscard -o " + sector * 512 + " -l " + sectors * 512 + " " + World.path(device);
        }
    }
}
