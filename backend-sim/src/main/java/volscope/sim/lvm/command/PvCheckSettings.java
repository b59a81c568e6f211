package volscope.sim.lvm.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code pvck --settings} says instead of a device's headers. */
record PvCheckSettings(Map<String, String> values) {

    private static final Pattern PAIR = Pattern.compile("\\s*([^=]{1,63})=\\s*(\\S{1,63})\\s*");
    private static final List<String> NUMBERS = List.of("metadata_offset", "seqno", "mda_offset", "mda_size", "mda2_offset", "mda2_size",
            "device_size", "data_offset", "mda_num");
    private static final List<String> TEXTS = List.of("backup_file", "pv_uuid");

    /** Reads them from a line. */
    static PvCheckSettings read(LvmContext context) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : context.line().texts("settings")) {
            Matcher pair = PAIR.matcher(text);
            int at = 0;
            while (at < text.length()) {
                if (!pair.find(at) || pair.start() != at) {
                    throw context.fail("Invalid setting at: " + text.substring(at));
                }
                put(context, values, pair.group(1), pair.group(2));
                at = pair.end();
            }
        }
        return new PvCheckSettings(values);
    }

    private static void put(LvmContext context, Map<String, String> values, String key, String value) {
        Optional<String> number = NUMBERS.stream().filter(key::startsWith).findFirst();
        Optional<String> text = TEXTS.stream().filter(key::startsWith).findFirst();
        boolean good = number.isEmpty() || value.matches("\\d{1,18}.*");
        if (number.isEmpty() && text.isEmpty() || !good) {
            throw context.fail("Invalid setting: " + key);
        }
        number.ifPresent(name -> values.put(name, value.replaceAll("\\D.*", "")));
        text.ifPresent(name -> values.put(name, value));
    }

    OptionalLong number(String name) {
        String value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
