package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.check.fuzz.World.Level;

/** One sequence about devices. */
final class DeviceTrial extends Trial {

    private final World world;
    private final List<String> shown;
    private final DeviceReference reference;
    private final KernelMachine machine;

    DeviceTrial(World world, Engine engine) {
        this.world = world;
        shown = List.of(world.device(), world.snapshotDevice(0), world.snapshotDevice(1), world.snapshotDevice(2));
        reference = switch (world.level()) {
            case DEVICES -> new NaiveMachine(world, engine.profile().snapshot());
            case VOLUMES -> new NaiveGroup(world, engine.profile().snapshot());
            case MAPPINGS -> throw new IllegalArgumentException("not of devices alone: " + world);
        };
        machine = new KernelMachine(world, engine);
    }

    @Override
    DeviceReference reference() {
        return reference;
    }

    /** Compares the status of all snapshots, too. */
    @Override
    Optional<Difference> compare(Command command) {
        if (command instanceof Command.Crash || command instanceof Command.Cut) {
            return lose(command);
        }
        Outcome expected = reference.run(command);
        Outcome found = machine.run(command);
        return differ(expected, found) ? Optional.of(difference(expected, found)) : statuses();
    }

    /** Loses power on both. What is left on the disks is for the kernel to say, as long as it may be left there. */
    private Optional<Difference> lose(Command command) {
        List<Promise> promises = reference.lose(command);
        machine.lose(command);
        NaiveMachine known = reference.machine();
        Optional<Difference> difference = adopt("the origin", known.disk(), 0, machine.origin(world.origin()), world.origin());
        for (int no = 0; no < World.COWS && difference.isEmpty(); no++) {
            int sectors = reference.storeSectors(no);
            if (sectors > 0) {
                difference = adopt("store " + no, known.stores(), no * World.ROOM, machine.store(no, sectors), sectors);
            }
        }
        if (difference.isPresent()) {
            return difference;
        }
        Optional<String> broken = promises.stream().flatMap(promise -> promise.broken(known).stream()).findFirst();
        reference.restart();
        return broken.map(what -> difference("every snapshot as it was", what)).or(this::statuses);
    }

    private Optional<Difference> adopt(String name, NaiveDisk disk, int from, Optional<byte[]> found, int count) {
        if (found.isEmpty()) {
            return Optional.of(difference(name + " is there", "it is gone"));
        }
        byte[] left = found.get();
        for (int i = 0; i < count; i++) {
            int at = i * NaiveDisk.SECTOR;
            byte[] known = disk.at(from + i);
            if (Arrays.equals(left, at, at + NaiveDisk.SECTOR, known, 0, NaiveDisk.SECTOR)) {
                disk.adopt(from + i, known);
            } else {
                byte[] other = Arrays.copyOfRange(left, at, at + NaiveDisk.SECTOR);
                if (!disk.mayHold(from + i, other)) {
                    return Optional
                            .of(difference("sector %d of %s: %s".formatted(i, name, disk.describe(from + i)), NaiveDisk.describe(other)));
                }
                disk.adopt(from + i, other);
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> statuses() {
        for (String name : shown) {
            String expected = reference.machine().status(name);
            String found = machine.status(name);
            if (!expected.equals(found)) {
                return Optional.of(shownBy(new Command.Status(name), Outcome.text(expected), Outcome.text(found)));
            }
        }
        return Optional.empty();
    }

    /** Reads every volume through and compares. */
    @Override
    Optional<Difference> sweep() {
        List<String> volumes = new ArrayList<>(shown);
        if (world.level() == Level.DEVICES) {
            volumes.add(World.LOWER);
        }
        for (String volume : volumes) {
            Command read = new Command.Read(volume, 0, world.origin());
            if (reference.knows(read)) {
                Outcome expected = reference.run(read);
                Outcome found = machine.run(read);
                if (differ(expected, found)) {
                    return Optional.of(shownBy(read, expected, found));
                }
            }
        }
        return Optional.empty();
    }
}
