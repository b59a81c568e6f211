package volscope.sim.lvm.command;

import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.LiveVolume;
import volscope.sim.lvm.status.SnapshotStatus;
import volscope.sim.lvm.text.Percent;

/** By how much a snapshot's store is to grow, as the settings say. */
final class ExtensionPolicy {

    private static final long LOWEST_THRESHOLD = 50;
    private static final long OFF = 100;
    private static final long DEFAULT_PERCENT = 20;
    private static final long ONE_PERCENT = 1_000_000;

    private final LvmContext context;
    private final GroupSession session;

    ExtensionPolicy(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** By how many percent of itself a store is to grow; empty if not at all. */
    OptionalLong percent(LogicalVolume lv) {
        long threshold = threshold();
        if (threshold >= OFF) {
            return OptionalLong.empty();
        }
        long amount = context.config().number("activation/snapshot_autoextend_percent").orElse(DEFAULT_PERCENT);
        if (amount == 0) {
            throw context.fail("Can't extend " + session.path(lv) + " with linear autoextend percent set to 0%.");
        }
        LiveVolume live = context.sys().call(LiveDevices::read).of(session.vg(), lv)
                .orElseThrow(() -> context.fail("Can't read state of locally inactive LV " + session.path(lv) + "."));
        Optional<Percent> full = live.snapshot().filter(SnapshotStatus.Usage.class::isInstance).flatMap(SnapshotStatus::full);
        return full.map(percent -> amount(percent.millionths(), threshold, amount)).orElse(OptionalLong.empty());
    }

    private long threshold() {
        long threshold = context.config().number("activation/snapshot_autoextend_threshold").orElse(OFF);
        if (threshold >= LOWEST_THRESHOLD) {
            return threshold;
        }
        context.log().warn("WARNING: Snapshot autoextend threshold " + threshold + "% is set bellow minimal supported value "
                + LOWEST_THRESHOLD + "%.");
        return LOWEST_THRESHOLD;
    }

    private static OptionalLong amount(long full, long threshold, long percent) {
        if (full <= LOWEST_THRESHOLD * ONE_PERCENT || full <= threshold * ONE_PERCENT) {
            return OptionalLong.empty();
        }
        long needed = Sizing.ceil(full, threshold * (ONE_PERCENT / 100)) - 100;
        return OptionalLong.of(Math.max(percent, needed));
    }
}
