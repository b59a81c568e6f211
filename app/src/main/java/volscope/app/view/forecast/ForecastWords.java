package volscope.app.view.forecast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import volscope.app.session.Facts;
import volscope.app.session.Policy;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/**
 * The forecast in sentences.
 *
 * @param title
 *            what it is about
 * @param when
 *            when the store is full
 * @param rate
 *            how fast it fills; empty of one that is dead
 * @param fullness
 *            what fits and what happens then
 * @param policy
 *            whether and how it grows by itself, and whether that fits
 * @param isBad
 *            whether it ends badly
 * @param extend
 *            the verb that extends it now
 * @param extendLine
 *            the line that does; empty if there is no room
 */
record ForecastWords(String title, String when, Optional<String> rate, String fullness, String policy, boolean isBad, String extend,
        Optional<String> extendLine) {
    private static final double MINUTE = 60e9;
    private static final double SECOND = 1e9;

    /** What the sentences are made of. */
    record Matter(Facts facts, LogicalVolumeInfo volume, VolumeGroupInfo group, SnapshotInfo info, Pattern.Known known, Pattern pattern,
            Prospect prospect, Policy policy) {
    }

    static ForecastWords of(Matter matter, Texts texts, Amounts amounts) {
        String name = matter.volume().name();
        OptionalLong full = matter.prospect().fullNanos();
        boolean alive = matter.info().state() == SnapshotInfo.State.ACTIVE;
        boolean lasts = full.isEmpty() && matter.info().exceptions() + matter.info().writesLeft() >= matter.info().originChunks();
        String when = !alive
                ? texts.get("storage.state." + matter.info().state())
                : full.isPresent() ? amounts.duration(full.getAsLong()) : texts.get(lasts ? "forecast.never" : "forecast.no-end");
        String title = !alive
                ? texts.get("forecast.title.is", name)
                : texts.get(lasts ? "forecast.title.lasts" : full.isPresent() ? "forecast.title" : "forecast.title.never", name);
        String origin = matter.volume().origin().orElse("");
        long step = stepExtents(matter);
        Optional<String> line = alive && matter.group().freeExtents() > 0
                ? Optional.of("lvextend -L +" + size(Math.min(step, matter.group().freeExtents()) * matter.group().extentBytes()) + " "
                        + matter.volume().path())
                : Optional.empty();
        return new ForecastWords(title, when, alive ? Optional.of(rate(matter, texts, amounts)) : Optional.empty(),
                alive
                        ? texts.get(lasts ? "forecast.fits.all" : "forecast.fits", matter.info().writesLeft(), name, origin)
                        : texts.get("status.dead", name),
                policy(matter, texts, amounts), isBad(matter),
                texts.get("forecast.extend",
                        amounts.bytes(Math.max(1, Math.min(step, matter.group().freeExtents())) * matter.group().extentBytes())),
                line);
    }

    private static boolean isBad(Matter matter) {
        return List.of(Prospect.End.NO_SPACE, Prospect.End.TOO_LATE).contains(matter.prospect().end());
    }

    private static long stepExtents(Matter matter) {
        return Math.max(1, matter.policy().stepExtents(matter.volume().bytes(), matter.group().extentBytes()));
    }

    private static String size(long bytes) {
        return bytes % (1L << 20) == 0 ? (bytes >> 20) + "M" : (bytes >> 10) + "K";
    }

    private static String rate(Matter matter, Texts texts, Amounts amounts) {
        double nanos = matter.pattern() == Pattern.AS_NOW ? matter.known().firstNanos() : matter.known().writeNanos();
        if (nanos <= 0 || !Double.isFinite(nanos)) {
            return texts.get("forecast.rate.none");
        }
        boolean fast = nanos < SECOND / 2;
        String each = amounts.count(Math.max(1, Math.round((fast ? SECOND : MINUTE) / nanos)));
        String kind = matter.pattern() == Pattern.AS_NOW ? "first" : "any";
        return texts.get("forecast.rate." + kind + (fast ? ".second" : ".minute"), each);
    }

    private static String policy(Matter matter, Texts texts, Amounts amounts) {
        Policy policy = matter.policy();
        VolumeGroupInfo group = matter.group();
        String name = matter.volume().name();
        if (!policy.grows()) {
            return texts.get("forecast.policy.never", name);
        }
        long extents = Math.ceilDiv(matter.volume().bytes(), group.extentBytes());
        long step = stepExtents(matter);
        String rounding = texts.get("forecast.policy.step", policy.percent(), extents, step, amounts.bytes(matter.volume().bytes()),
                amounts.bytes((extents + step) * group.extentBytes()), policy.threshold());
        String watched = matter.facts().monitored().contains(matter.volume().device())
                ? ""
                : " " + texts.get("forecast.policy.unwatched", name);
        String free = amounts.bytes(group.freeExtents() * group.extentBytes());
        String fits = step > group.freeExtents()
                ? texts.get("forecast.policy.too-small", amounts.bytes(step * group.extentBytes()), group.name(), free, name)
                : texts.get("forecast.policy.end." + matter.prospect().end(), group.name(), free, matter.prospect().steps().size(), name);
        return rounding + " " + fits + watched;
    }
}
