package volscope.sim.mirror;

import java.util.List;
import java.util.stream.Collectors;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;

/**
 * {@code mirror}: the same sectors on several devices.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param set
 *            the number of what it knows of its devices
 * @param log
 *            what the table says of its log
 * @param areas
 *            what it uses of its devices
 */
record MirrorTarget(long start, long length, long set, MirrorType.Words log, List<Area> areas) implements Target {

    MirrorTarget {
        areas = List.copyOf(areas);
    }

    private static Mirrors all(Kernel kernel) {
        return kernel.get(Mirrors.LAYER);
    }

    private MirrorSet set(Kernel kernel) {
        return all(kernel).get(set);
    }

    @Override
    public TargetType type() {
        return MirrorType.TYPE;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return all(kernel).io().map(set, bio);
    }

    @Override
    public long maxIoLen(Kernel kernel) {
        return log.region();
    }

    @Override
    public String table(Kernel kernel) {
        MirrorSet now = set(kernel);
        String legs = now.legs().stream().map(Leg::text).collect(Collectors.joining(" "));
        String features = now.errors() == MirrorSet.Errors.HANDLED ? " 1 handle_errors" : "";
        return log.text() + " " + now.legs().size() + " " + legs + features;
    }

    @Override
    public String info(Kernel kernel) {
        MirrorSet now = set(kernel);
        String devices = now.legs().stream().map(leg -> leg.dev().toString()).collect(Collectors.joining(" "));
        return now.legs().size() + " " + devices + " " + now.alike() + "/" + now.place().regions() + " 1 " + now.letters() + " 1 core";
    }

    @Override
    public void presuspend(Kernel kernel) {
        all(kernel).io().dropHeld(set);
        all(kernel).resync().stop(set);
    }

    @Override
    public void resume(Kernel kernel, DevNo device) {
        all(kernel).resync().start(set);
    }

    @Override
    public void destroy(Kernel kernel) {
        all(kernel).remove(set);
    }
}
