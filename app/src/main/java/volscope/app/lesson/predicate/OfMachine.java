package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.VolumeGroupInfo;

/** What can be said of mapped devices, volume groups, the log, and the last line. */
sealed interface OfMachine extends Formula {

    /** {@code device D exists}. */
    record DeviceExists(String device) implements OfMachine {
        @Override
        public Finding judge(World world) {
            boolean there = world.now().device(device).isPresent();
            return Finding.of(there, Words.of(there ? "observed.exists" : "observed.none"));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.exists", device);
        }
    }

    /** {@code device D is suspended}. */
    record DeviceIsSuspended(String device) implements OfMachine {
        @Override
        public Finding judge(World world) {
            return world.now().device(device).map(MappedDeviceInfo::suspended).map(
                    found -> Finding.of(found == MappedDeviceInfo.Suspension.SUSPENDED, Words.of("details." + found)))
                    .orElseGet(() -> Finding.missing(device));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.is", device, Words.of("state.SUSPENDED"));
        }
    }

    /** {@code device D is open}. */
    record DeviceIsOpen(String device) implements OfMachine {
        @Override
        public Finding judge(World world) {
            return world.now().device(device).map(found -> Finding.of(found.opens() > 0, Words.of("observed.opens", found.opens())))
                    .orElseGet(() -> Finding.missing(device));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.is", device, Words.of("state.OPEN"));
        }
    }

    /** {@code device D type == 1}. */
    record DeviceType(String device, Amount amount) implements OfMachine {
        @Override
        public Finding judge(World world) {
            return world.now().device(device).map(found -> amount.judge(found.type())).orElseGet(() -> Finding.missing(device));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.has.type", device, amount.words());
        }
    }

    /** {@code device D table "linear 259:0"}: the live table holds the words. */
    record DeviceTable(String device, String text) implements OfMachine {
        @Override
        public Finding judge(World world) {
            return world.now().device(device).map(found -> Finding.of(found.live().stream().anyMatch(line -> line.contains(text)),
                    Words.as(String.join("; ", found.live())))).orElseGet(() -> Finding.missing(device));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.table", device, text);
        }
    }

    /** {@code vg0 missing_pvs == 0}. */
    record MissingPvs(String group, Amount amount) implements OfMachine {
        @Override
        public Finding judge(World world) {
            return world.now().group(group).map(found -> amount.judge(world.now().revision().missingPhysicalVolumes(group)))
                    .orElseGet(() -> Finding.missing(group));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.has.missing_pvs", group, amount.words());
        }
    }

    /** {@code vg0 free >= 40k}. */
    record Free(String group, Amount amount) implements OfMachine {
        private static final int SECTOR = 512;

        @Override
        public Finding judge(World world) {
            return world.now().group(group).map(Free::sectors).map(found -> amount.judge(found, VolumeProperty.SIZE.observed(found)))
                    .orElseGet(() -> Finding.missing(group));
        }

        private static long sectors(VolumeGroupInfo group) {
            return group.freeExtents() * group.extentBytes() / SECTOR;
        }

        @Override
        public Words sentence() {
            return Words.of("formula.has.free", group, amount.words());
        }
    }

    /** {@code log has "text"}. */
    record LogHas(String text) implements OfMachine {
        @Override
        public Finding judge(World world) {
            List<String> log = world.now().revision().log(0);
            Words last = log.isEmpty() ? Words.of("observed.none") : Words.as(log.getLast());
            Optional<String> found = log.stream().filter(line -> line.contains(text)).findFirst();
            return Finding.of(found.isPresent(), found.map(Words::as).orElse(last));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.log-has", text);
        }
    }

    /** {@code exit != 0}: of the last line. */
    record Exit(Amount amount) implements OfMachine {
        @Override
        public Finding judge(World world) {
            OptionalInt code = world.exitCode();
            return code.isPresent() ? amount.judge(code.getAsInt()) : Finding.undefined(Words.of("observed.not-yet"));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.exit", amount.words());
        }
    }

    /** {@code I6}: a rule of the design is broken. */
    record Broken(int rule) implements OfMachine {
        @Override
        public boolean isOfSteps() {
            return true;
        }

        @Override
        public Finding judge(World world) {
            return world.now().revision().broken().stream().filter(found -> found.rule().word().equals("I" + rule)).findFirst()
                    .map(found -> Finding.of(true, broken(found.task(), world.now().revision().step())))
                    .orElseGet(() -> Finding.of(false, Words.of("observed.holds")));
        }

        private static Words broken(String task, long step) {
            return task.isEmpty() ? Words.of("observed.broken", step) : Words.of("observed.broken-by", step, task);
        }

        @Override
        public Words sentence() {
            return Words.of("formula.broken", "I" + rule);
        }
    }
}
