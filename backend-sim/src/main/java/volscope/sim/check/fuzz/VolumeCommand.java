package volscope.sim.check.fuzz;

import java.util.List;

/** A command about the volumes of a group, {@value World#GROUP}: its origin and the snapshots of it, by their numbers. */
sealed interface VolumeCommand extends Command {

    /** The words of the program's line. */
    default List<String> words() {
        return List.of(line().split(" "));
    }

    /** Takes a snapshot; sizes in sectors. */
    record Take(int no, int sectors, int chunk) implements VolumeCommand {
        @Override
        public String line() {
            return "lvcreate -s -n s" + no + " -L " + sectors / 2 + "k -c " + chunk / 2 + "k " + World.GROUP + "/lv0 /dev/vdb";
        }
    }

    /** Removes a snapshot. */
    record Drop(int no) implements VolumeCommand {
        @Override
        public String line() {
            return "lvremove -f " + World.GROUP + "/s" + no;
        }
    }

    /** Merges a snapshot into the origin, which ends it. */
    record Merge(int no) implements VolumeCommand {
        @Override
        public String line() {
            return "lvconvert --merge " + World.GROUP + "/s" + no;
        }
    }

    /** Makes a snapshot's store larger by some sectors. */
    record Extend(int no, int sectors) implements VolumeCommand {
        @Override
        public String line() {
            return "lvextend -L +" + sectors / 2 + "k " + World.GROUP + "/s" + no;
        }
    }

    /** What becomes of all volumes. */
    enum Activity {
        ON, OFF
    }

    /** Activates or deactivates all volumes. */
    record Switch(Activity activity) implements VolumeCommand {
        @Override
        public String line() {
            return "vgchange " + (activity == Activity.ON ? "-ay " : "-an ") + World.GROUP;
        }
    }

    /** Fills pages with zeroes through the page cache, and makes that durable. */
    record Zero(String device, int sector, int sectors) implements VolumeCommand {
        @Override
        public String line() {
            return "dd if=/dev/zero of=" + World.path(device) + " bs=4k seek=" + sector / 8 + " count=" + sectors / 8
                    + " conv=notrunc,fsync status=none";
        }
    }

    /** Copies sectors from one volume to another, one by one. */
    record Copy(String from, String to, int sector, int sectors) implements VolumeCommand {
        @Override
        public String line() {
            return "dd if=" + World.path(from) + " of=" + World.path(to) + " bs=512 skip=" + sector + " seek=" + sector + " count="
                    + sectors
                    + " iflag=direct oflag=direct conv=notrunc status=none";
        }
    }
}
