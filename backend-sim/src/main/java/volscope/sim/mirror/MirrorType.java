package volscope.sim.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.Dm;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile;

/**
 * The kind {@code mirror}: {@code core <arguments> <region sectors> [sync|nosync] <devices> {<device> <offset>} [<features> <feature>…]}.
 */
public final class MirrorType implements TargetType {

    /** The only one. */
    public static final MirrorType TYPE = new MirrorType();

    private static final int MOST_LEGS = 9;
    private static final String HANDLE_ERRORS = "handle_errors";

    private MirrorType() {
    }

    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public Traits traits(Profile profile) {
        return new Traits(Has.NO, Has.YES, Has.YES, Has.NO);
    }

    @Override
    public Target construct(TableBuilder builder, long start, long length, List<String> args) {
        if (args.size() < 2) {
            throw TargetError.invalid("Insufficient mirror log arguments");
        }
        OptionalLong count = Arguments.uint(args.get(1));
        if (count.isEmpty()) {
            throw TargetError.invalid("Invalid mirror log argument count");
        }
        if (args.size() < 2 + count.getAsLong()) {
            throw TargetError.invalid("Insufficient mirror log arguments");
        }
        List<String> logWords = args.subList(2, 2 + (int) count.getAsLong());
        Words log = log(builder.kernel(), args.get(0), logWords, length);
        List<String> rest = args.subList(2 + logWords.size(), args.size());
        List<Leg> legs = legs(builder, rest);
        List<String> features = rest.subList(1 + 2 * legs.size(), rest.size());
        MirrorSet.Errors errors = errors(features);
        var place = new MirrorSet.Place(builder.device(), start, length, log.region());
        long id = builder.kernel().get(Mirrors.LAYER).add(place, errors, legs, log.sync().equals("nosync"));
        return new MirrorTarget(start, length, id, log,
                legs.stream().map(leg -> new Target.Area(leg.dev(), leg.offset(), length)).toList());
    }

    /**
     * The words for the log.
     *
     * @param region
     *            sectors of a region
     * @param sync
     *            {@code sync}, {@code nosync} or nothing
     */
    record Words(long region, String sync) {

        String text() {
            return sync.isEmpty() ? "core 1 " + region : "core 2 " + region + " " + sync;
        }
    }

    private static Words log(Kernel kernel, String type, List<String> words, long length) {
        if (!type.equals("core")) {
            throw refused(kernel, "Module for logging type \"" + type + "\" not found.");
        }
        if (words.isEmpty() || words.size() > 2) {
            throw refused(kernel, "wrong number of arguments to dirty region log");
        }
        String sync = words.size() > 1 ? words.get(1) : "";
        if (words.size() > 1 && !sync.equals("sync") && !sync.equals("nosync")) {
            throw refused(kernel, "unrecognised sync argument to dirty region log: " + sync);
        }
        long region = Arguments.uint(words.getFirst()).orElse(0);
        if (region < 2 || region > length || Long.bitCount(region) != 1) {
            throw refused(kernel, "invalid region size " + words.getFirst());
        }
        return new Words(region, sync);
    }

    private static TargetError refused(Kernel kernel, String why) {
        kernel.get(Dm.LAYER).log(Level.WARNING, "dirty region log", why);
        return TargetError.invalid("Error creating mirror dirty log");
    }

    private static List<Leg> legs(TableBuilder builder, List<String> words) {
        long count = words.isEmpty() ? 0 : Arguments.uint(words.getFirst()).orElse(0);
        if (count < 2 || count > MOST_LEGS) {
            throw TargetError.invalid("Invalid number of mirrors");
        }
        if (words.size() < 1 + 2 * count) {
            throw TargetError.invalid("Too few mirror arguments");
        }
        List<Leg> legs = new ArrayList<>();
        for (int i = 1; i < 1 + 2 * count; i += 2) {
            long offset = Arguments.sector(words.get(i + 1)).orElseThrow(() -> TargetError.invalid("Invalid offset"));
            DevNo dev = builder.open(words.get(i), builder.access(), "Device lookup failure");
            legs.add(new Leg(dev, offset, Leg.Health.ALIVE));
        }
        return legs;
    }

    private static MirrorSet.Errors errors(List<String> words) {
        if (words.isEmpty()) {
            return MirrorSet.Errors.IGNORED;
        }
        long count = Arguments.uint(words.getFirst()).orElseThrow(() -> TargetError.invalid("Invalid number of features"));
        if (count > words.size() - 1) {
            throw TargetError.invalid("Not enough arguments to support feature count");
        }
        for (String word : words.subList(1, 1 + (int) count)) {
            if (!word.equals(HANDLE_ERRORS)) {
                throw TargetError.invalid("Unrecognised feature requested");
            }
        }
        if (words.size() > 1 + count) {
            throw TargetError.invalid("Too many mirror arguments");
        }
        return count > 0 ? MirrorSet.Errors.HANDLED : MirrorSet.Errors.IGNORED;
    }
}
