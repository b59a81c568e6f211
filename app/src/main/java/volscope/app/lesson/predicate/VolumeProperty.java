package volscope.app.lesson.predicate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import volscope.app.lesson.seed.Expression;
import volscope.app.lesson.seed.Value;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/** Amounts of a volume. */
public enum VolumeProperty {
    DATA_PERCENT(Amount.Unit.PERCENT), EXCEPTIONS(Amount.Unit.COUNT), FREE_SLOTS(Amount.Unit.COUNT), USED(Amount.Unit.SECTORS), METADATA(
            Amount.Unit.SECTORS), COW_SIZE(Amount.Unit.SECTORS), SIZE(
                    Amount.Unit.SECTORS), CHUNK_SIZE(Amount.Unit.SECTORS), SNAPSHOTS(Amount.Unit.COUNT), EVENTS(Amount.Unit.COUNT);

    private static final int SECTOR = 512;
    private static final int SECTORS_IN_KIB = 2;

    private final Amount.Unit unit;

    VolumeProperty(Amount.Unit unit) {
        this.unit = unit;
    }

    Amount.Unit unit() {
        return unit;
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all properties. */
    public static List<String> words() {
        return Arrays.stream(values()).map(VolumeProperty::word).toList();
    }

    /** The property of a word. */
    public static Optional<VolumeProperty> named(String word) {
        return Arrays.stream(values()).filter(property -> property.word().equals(word)).findFirst();
    }

    /** The amount in its unit; empty where there is none: the volume is no snapshot, or does not run. */
    public Optional<Long> of(Moment moment, String volume) {
        return switch (this) {
            case DATA_PERCENT -> of(moment, volume, VolumeProperty::dataPercent);
            case EXCEPTIONS -> of(moment, volume, SnapshotInfo::exceptions);
            case FREE_SLOTS -> of(moment, volume, SnapshotInfo::writesLeft);
            case USED -> of(moment, volume, SnapshotInfo::allocatedSectors);
            case METADATA -> of(moment, volume, SnapshotInfo::metadataSectors);
            case COW_SIZE -> of(moment, volume, SnapshotInfo::totalSectors);
            case CHUNK_SIZE -> of(moment, volume, SnapshotInfo::chunkSectors);
            case SIZE -> size(moment, volume);
            case SNAPSHOTS -> moment.volume(volume).map(info -> (long) moment.snapshotsOf(info).size());
            case EVENTS -> moment.deviceOf(volume).map(moment.revision()::eventNumber);
        };
    }

    private static Optional<Long> of(Moment moment, String volume, ToLongFunction<SnapshotInfo> amount) {
        return moment.snapshot(volume).map(amount::applyAsLong);
    }

    private static Optional<Long> size(Moment moment, String volume) {
        return moment.volume(volume).filter(info -> info.origin().isEmpty()).map(LogicalVolumeInfo::bytes)
                .or(() -> moment.bytesOf(volume).stream().boxed().findFirst()).map(bytes -> bytes / SECTOR);
    }

    /** Hundredths of a per cent, as {@code lvs} prints Data%. */
    static long dataPercent(SnapshotInfo info) {
        if (info.state() == SnapshotInfo.State.INVALID) {
            return Expression.HUNDREDTHS;
        }
        long used = info.allocatedSectors() == info.metadataSectors() ? 0 : info.allocatedSectors();
        return info.totalSectors() == 0 ? 0 : Expression.hundredths(used, info.totalSectors());
    }

    /** An amount as it is written in a goal. */
    public String written(long amount) {
        return switch (unit) {
            case COUNT -> Long.toString(amount);
            case PERCENT -> new Value.Percent(amount).written();
            case SECTORS -> this == USED || this == METADATA || amount % SECTORS_IN_KIB != 0
                    ? amount + "s"
                    : amount / SECTORS_IN_KIB + "k";
        };
    }

    Words observed(long amount) {
        return unit == Amount.Unit.COUNT ? Words.of("observed.count", amount) : Words.as(written(amount));
    }

    Words sentence(String volume, Amount amount) {
        return Words.of("formula.has." + word(), volume, amount.words());
    }
}
