package volscope.sim.check.fuzz;

import volscope.sim.check.fuzz.VolumeCommand.Activity;
import volscope.sim.check.fuzz.World.Level;
import volscope.sim.kernel.SplitMix;

/** Draws commands about volumes of a group. */
final class VolumeGenerator extends Generator {

    private static final int EXTENT = 8;
    private static final int PAGE = 8;
    private static final int[] CHUNKS = {8, 8, 16, 32};

    private final NaiveGroup reference;

    VolumeGenerator(SplitMix random, NaiveGroup reference) {
        super(random, reference);
        this.reference = reference;
    }

    /** Draws the hardware of a sequence. */
    static World world(SplitMix random) {
        return new World(Level.VOLUMES, EXTENT * (4 + random.below(4) * 4), 0);
    }

    private int sectors() {
        return world().origin();
    }

    private World world() {
        return reference.machine().world();
    }

    @Override
    Command draw() {
        int no = random.below(100);
        return no < 78 ? transfer() : no < 95 ? volume() : no < 97 ? suspension() : powerLoss();
    }

    private String device() {
        return chance(55) ? world().device() : world().snapshotDevice(random.below(World.COWS));
    }

    private Command transfer() {
        String device = device();
        int sector = random.below(sectors());
        int count = 1 + random.below(Math.min(chance(80) ? 9 : sectors(), sectors() - sector));
        int kind = random.below(100);
        if (kind < 3) {
            return new Command.Flush(device);
        }
        if (kind < 33) {
            return new Command.Read(device, sector, count);
        }
        if (kind < 38) {
            int page = sector / PAGE * PAGE;
            return new VolumeCommand.Zero(device, page, PAGE * (1 + random.below(Math.min(2, (sectors() - page) / PAGE))));
        }
        return kind < 41
                ? new VolumeCommand.Copy(device, device(), sector, Math.min(count, 9))
                : new Command.Write(device, sector, count, letter());
    }

    private Command volume() {
        int no = random.below(World.COWS);
        if (reference.storeSectors(no) == 0 && chance(80)) {
            int chunk = CHUNKS[random.below(CHUNKS.length)];
            int least = (3 * chunk + EXTENT - 1) / EXTENT;
            int most = Math.max(least, sectors() / EXTENT);
            return new VolumeCommand.Take(no, EXTENT * (least + random.below(most - least + 1)), chunk);
        }
        return switch (random.below(10)) {
            case 0, 1 -> new VolumeCommand.Drop(no);
            case 2, 3 -> new VolumeCommand.Merge(no);
            case 4, 5 -> new VolumeCommand.Extend(no, EXTENT * (1 + random.below(3)));
            case 6 -> plan(new VolumeCommand.Switch(Activity.OFF), new VolumeCommand.Switch(Activity.ON));
            case 7 -> new VolumeCommand.Switch(chance(30) ? Activity.OFF : Activity.ON);
            default -> new Command.Status(world().snapshotDevice(no));
        };
    }

    private Command suspension() {
        return plan(new Command.Suspend(world().device()), new Command.Resume(world().device()));
    }

    private Command powerLoss() {
        return chance(40) ? new Command.Crash(loss()) : new Command.Cut(transfer(), 1 + random.below(30), loss());
    }
}
