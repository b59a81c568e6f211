package volscope.sim.check.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile;

/** A target that does as another does, but for what a subclass does wrong. */
class BrokenTarget implements Target {

    private final Target right;

    BrokenTarget(Target right) {
        this.right = right;
    }

    /** The type whose targets are broken. */
    static TargetType type(TargetType right, UnaryOperator<Target> breaking) {
        return type(right, breaking, args -> args);
    }

    /** The type whose targets are broken or get other arguments. */
    static TargetType type(TargetType right, UnaryOperator<Target> breaking, UnaryOperator<List<String>> args) {
        return new TargetType() {
            @Override
            public String name() {
                return right.name();
            }

            @Override
            public Traits traits(Profile profile) {
                return right.traits(profile);
            }

            @Override
            public Target construct(TableBuilder builder, long start, long length, List<String> words) {
                return breaking.apply(right.construct(builder, start, length, args.apply(words)));
            }
        };
    }

    @Override
    public TargetType type() {
        return right.type();
    }

    @Override
    public long start() {
        return right.start();
    }

    @Override
    public long length() {
        return right.length();
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return right.map(kernel, bio);
    }

    @Override
    public String table(Kernel kernel) {
        return right.table(kernel);
    }

    @Override
    public String info(Kernel kernel) {
        return right.info(kernel);
    }

    @Override
    public long maxIoLen(Kernel kernel) {
        return right.maxIoLen(kernel);
    }

    @Override
    public long writeBoundary(Kernel kernel) {
        return right.writeBoundary(kernel);
    }

    @Override
    public long maxDiscard(Kernel kernel) {
        return right.maxDiscard(kernel);
    }

    @Override
    public Discards discards(Kernel kernel) {
        return right.discards(kernel);
    }

    @Override
    public List<Area> areas() {
        return right.areas();
    }

    @Override
    public List<Area> stores() {
        return right.stores();
    }

    @Override
    public Optional<String> message(Kernel kernel, List<String> words) {
        return right.message(kernel, words);
    }

    @Override
    public void presuspend(Kernel kernel) {
        right.presuspend(kernel);
    }

    @Override
    public void postsuspend(Kernel kernel) {
        right.postsuspend(kernel);
    }

    @Override
    public void preresume(Kernel kernel) {
        right.preresume(kernel);
    }

    @Override
    public void resume(Kernel kernel, DevNo device) {
        right.resume(kernel, device);
    }

    @Override
    public void destroy(Kernel kernel) {
        right.destroy(kernel);
    }
}
