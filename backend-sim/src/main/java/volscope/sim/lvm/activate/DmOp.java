package volscope.sim.lvm.activate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.Dm;
import volscope.sim.dm.TableLine;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** A call to the device mapper that changes something, as a value. */
public sealed interface DmOp {

    /** The kind of call. */
    Task task();

    /** What it is about, as libdevmapper logs it: a number, or name and uuid. */
    String subject();

    /** How it names its device. */
    TaskDevice device();

    /** Its flags beyond the usual ones, each with a blank behind. */
    default String flags() {
        return "";
    }

    /** The line of the debug log. */
    default String debug() {
        return task().word() + " " + subject() + " [ noopencount flush " + flags() + "]  ";
    }

    /** One that names its device by number. */
    sealed interface Numbered extends DmOp {

        /** The device. */
        DevNo dev();

        @Override
        default String subject() {
            return "(" + dev() + ")";
        }

        @Override
        default TaskDevice device() {
            return TaskDevice.numbered(dev());
        }
    }

    /**
     * Makes a device without tables.
     *
     * @param name
     *            its name
     * @param uuid
     *            its uuid
     * @param minor
     *            the minor it is to have
     * @param access
     *            whether it may be written
     */
    record Create(String name, String uuid, OptionalInt minor, Access access) implements DmOp {
        @Override
        public Task task() {
            return Task.CREATE;
        }

        @Override
        public String subject() {
            return name + " " + uuid + (minor.isPresent() ? " (" + new DevNo(Dm.MAJOR, minor.getAsInt()) + ")" : "");
        }

        @Override
        public TaskDevice device() {
            return new TaskDevice(name, uuid, Optional.empty());
        }

        @Override
        public String flags() {
            return access == Access.READ_ONLY ? "readonly " : "";
        }
    }

    /**
     * Puts a table into the inactive slot.
     *
     * @param dev
     *            the device
     * @param table
     *            its lines
     * @param access
     *            whether it may be written
     */
    record Reload(DevNo dev, List<TableLine> table, Access access) implements Numbered {
        @Override
        public Task task() {
            return Task.RELOAD;
        }

        @Override
        public String flags() {
            return access == Access.READ_ONLY ? "readonly " : "";
        }
    }

    /**
     * Empties the inactive slot.
     *
     * @param dev
     *            the device
     */
    record Clear(DevNo dev) implements Numbered {
        @Override
        public Task task() {
            return Task.CLEAR;
        }

        @Override
        public String debug() {
            return "clear (" + dev + ") [ opencount flush ]  ";
        }
    }

    /**
     * Suspends a device.
     *
     * @param dev
     *            the device
     * @param how
     *            how thoroughly
     */
    record Suspend(DevNo dev, Halt how) implements Numbered {
        @Override
        public Task task() {
            return Task.SUSPEND;
        }

        @Override
        public String debug() {
            String flush = how == Halt.WITHOUT_FLUSH ? "noflush" : "flush";
            return "suspend (" + dev + ") [ noopencount " + flush + (how == Halt.WITH_FREEZE ? " ]  " : " skiplockfs ]  ");
        }
    }

    /** How thoroughly a device is suspended. */
    enum Halt {
        /** The file system is frozen, and requests on their way end. */
        WITH_FREEZE,
        /** Requests on their way end. */
        WITH_FLUSH,
        /** Requests on their way may come back. */
        WITHOUT_FLUSH
    }

    /**
     * Tells a device something.
     *
     * @param dev
     *            the device
     * @param text
     *            what
     */
    record Message(DevNo dev, String text) implements Numbered {
        @Override
        public Task task() {
            return Task.TARGET_MSG;
        }

        @Override
        public String debug() {
            return "message (" + dev + ") [ opencount flush ]  " + text;
        }
    }

    /**
     * Lets a device run, with the table of its inactive slot if there is one.
     *
     * @param dev
     *            the device
     */
    record Resume(DevNo dev) implements Numbered {
        @Override
        public Task task() {
            return Task.RESUME;
        }
    }

    /**
     * Removes a device.
     *
     * @param dev
     *            the device
     * @param retry
     *            whether to try again while it is open
     */
    record Remove(DevNo dev, Retry retry) implements Numbered {
        @Override
        public Task task() {
            return Task.REMOVE;
        }

        @Override
        public String flags() {
            return retry == Retry.YES ? "retryremove " : "";
        }
    }

    /** Whether a removal waits for a device to be closed. */
    enum Retry {
        YES, NO
    }

    /**
     * Renames a device.
     *
     * @param name
     *            its name
     * @param newName
     *            its new name
     */
    record Rename(String name, String newName) implements DmOp {
        @Override
        public Task task() {
            return Task.RENAME;
        }

        @Override
        public String subject() {
            return name + "  " + newName;
        }

        @Override
        public TaskDevice device() {
            return TaskDevice.named(name);
        }
    }
}
