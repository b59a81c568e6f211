package volscope.sim.lvm.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What each field shows of a row. Fields without a value here belong to kinds of volumes that this machine does not have. */
final class FieldValues {

    private static final Map<String, Function<Row, Datum>> VALUES = collect();

    private FieldValues() {
    }

    private static Map<String, Function<Row, Datum>> collect() {
        Map<String, Function<Row, Datum>> values = new HashMap<>();
        VolumeFields.add(values);
        LiveFields.add(values);
        SegmentFields.add(values);
        GroupFields.add(values);
        DeviceFields.add(values);
        ThinFields.add(values);
        return Map.copyOf(values);
    }

    /** The value of a field in a row. */
    static Datum of(Field field, Row row) {
        Function<Row, Datum> value = VALUES.get(field.id());
        return value == null ? Datum.NONE : value.apply(row);
    }
}
