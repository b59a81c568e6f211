package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.session.Facts;
import volscope.model.machine.DaxState;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;

/**
 * Which rows of the tree are shown: {@code snap* fill>80 age<1h !invalid} means all of it, in any order. A word is a state, else a part of a
 * name, with {@code *} and {@code ?} a whole name; {@code !} turns a word round.
 *
 * @param terms
 *            what a row must be
 * @param reach
 *            what becomes of the rows below one that is found
 */
record StorageFilter(List<Predicate<StorageRow>> terms, Reach reach) {
    private static final Pattern COMPARISON = Pattern.compile("([a-z]*)(<=|>=|<|>|=)(.*)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)([%a-z]*)");
    private static final Map<String, Double> TIMES = Map.of("s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0, "d", 86_400.0, "w", 604_800.0);
    private static final Map<String, Double> SIZES = Map.of("", 1.0, "b", 1.0, "k", 1024.0, "m", 1048576.0, "g", 1073741824.0, "t", 0x1p40,
            "p", 0x1p50);
    private static final List<String> KINDS = List.of("group", "volume", "origin", "snapshot", "mount", "disk");
    private static final List<String> STATES = List.of("active", "inactive", "invalid", "full", "merging", "watched", "dax", "readonly");
    private static final double PERCENT = 100;

    /** What becomes of the rows below one that is found. */
    enum Reach {
        /** They are shown too. */
        ALL,
        /** They are looked for like all others. */
        EACH
    }

    /** What a text means. */
    sealed interface Reading {

        /** It says what to show. */
        record Found(StorageFilter filter) implements Reading {
        }

        /**
         * It says nothing.
         *
         * @param key
         *            the sentence that says why
         * @param term
         *            the word that is wrong
         */
        record Fault(String key, String term) implements Reading {
        }
    }

    /** Reads what was typed; ages are counted from {@code now}, in seconds since 1970. */
    static Reading of(String text, long now) {
        List<Predicate<StorageRow>> terms = new ArrayList<>();
        Reach reach = Reach.ALL;
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean turned = word.startsWith("!");
            String rest = turned ? word.substring(1) : word;
            Matcher comparison = COMPARISON.matcher(rest);
            Optional<Predicate<StorageRow>> term;
            if (comparison.matches()) {
                if (!fields().contains(comparison.group(1))) {
                    return new Reading.Fault("storage.filter.field", word);
                }
                term = comparison(comparison.group(1), comparison.group(2), comparison.group(3), now);
                if (term.isEmpty()) {
                    return new Reading.Fault("storage.filter." + comparison.group(1), word);
                }
            } else {
                term = Optional.of(STATES.contains(rest)
                        ? row -> isState(row, rest)
                        : KINDS.contains(rest)
                                ? row -> isKind(row, rest)
                                : named(rest));
            }
            boolean plain = !turned && !comparison.matches() && !STATES.contains(rest) && !KINDS.contains(rest);
            reach = plain ? reach : Reach.EACH;
            terms.add(turned ? term.orElseThrow().negate() : term.orElseThrow());
        }
        return new Reading.Found(new StorageFilter(terms, reach));
    }

    /** Whether a row is one of those that are looked for. */
    boolean accepts(StorageRow row) {
        return terms.stream().allMatch(term -> term.test(row));
    }

    private static List<String> fields() {
        return List.of("fill", "age", "size", "held", "left", "kind", "name");
    }

    private static Optional<Predicate<StorageRow>> comparison(String field, String sign, String value, long now) {
        return switch (field) {
            case "kind" -> sign.equals("=") && KINDS.contains(value) ? Optional.of(row -> isKind(row, value)) : Optional.empty();
            case "name" -> sign.equals("=") && !value.isEmpty() ? Optional.of(named(value)) : Optional.empty();
            case "age" -> number(value, TIMES).map(wanted -> row -> holds(sign, age(row, now), wanted));
            case "size" -> number(value, SIZES).map(wanted -> row -> holds(sign, size(row), wanted));
            case "fill" -> number(value, Map.of("", 1.0, "%", 1.0)).map(wanted -> row -> holds(sign, fill(row), wanted));
            case "held" -> number(value, Map.of("", 1.0)).map(wanted -> row -> holds(sign, known(row).map(fill -> (double) fill.chunks()),
                    wanted));
            default -> number(value, Map.of("", 1.0)).map(wanted -> row -> holds(sign, known(row).map(fill -> (double) fill.writesLeft()),
                    wanted));
        };
    }

    private static Optional<Double> number(String text, Map<String, Double> units) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        String unit = units == SIZES ? number.group(2).replaceFirst("(?<=[kmgtp])i?b$", "") : number.group(2);
        return Optional.ofNullable(units.get(unit)).map(factor -> factor * Double.parseDouble(number.group(1)));
    }

    private static boolean holds(String sign, Optional<Double> value, double wanted) {
        return value.filter(found -> switch (sign) {
            case "<" -> found < wanted;
            case ">" -> found > wanted;
            case "<=" -> found <= wanted;
            case ">=" -> found >= wanted;
            default -> found == wanted;
        }).isPresent();
    }

    private static Predicate<StorageRow> named(String word) {
        if (!word.contains("*") && !word.contains("?")) {
            return row -> row.searched().toLowerCase(Locale.ROOT).contains(word);
        }
        String whole = Pattern.quote(word).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        Pattern pattern = Pattern.compile(whole);
        return row -> pattern.matcher(row.searched().toLowerCase(Locale.ROOT)).matches();
    }

    private static Optional<StorageRow.Fill.Known> known(StorageRow row) {
        return row instanceof StorageRow.Snapshot snapshot && snapshot.fill() instanceof StorageRow.Fill.Known fill
                ? Optional.of(fill)
                : Optional.empty();
    }

    private static Optional<Double> fill(StorageRow row) {
        return known(row).filter(fill -> fill.total() > 0).map(fill -> PERCENT * fill.used() / fill.total());
    }

    private static Optional<Double> age(StorageRow row, long now) {
        return switch (row) {
            case StorageRow.Snapshot snapshot when snapshot.created() > 0 -> Optional.of((double) (now - snapshot.created()));
            default -> Optional.empty();
        };
    }

    private static Optional<Double> size(StorageRow row) {
        OptionalDouble size = switch (row) {
            case StorageRow.Group group -> OptionalDouble.of(group.bytes());
            case StorageRow.Volume volume -> OptionalDouble.of(volume.bytes());
            case StorageRow.Snapshot snapshot -> OptionalDouble.of(snapshot.bytes());
            case StorageRow.Disk disk -> OptionalDouble.of(disk.bytes());
            default -> OptionalDouble.empty();
        };
        return size.isPresent() ? Optional.of(size.getAsDouble()) : Optional.empty();
    }

    private static boolean isKind(StorageRow row, String kind) {
        return switch (row) {
            case StorageRow.Group _ -> kind.equals("group");
            case StorageRow.Volume volume -> kind.equals("volume") || kind.equals("origin") && volume.snapshots() > 0;
            case StorageRow.Snapshot _ -> kind.equals("snapshot");
            case StorageRow.Mount _ -> kind.equals("mount");
            case StorageRow.Disk _ -> kind.equals("disk");
            default -> false;
        };
    }

    private static boolean isState(StorageRow row, String state) {
        return switch (row) {
            case StorageRow.Volume volume -> switch (state) {
                case "active" -> volume.active() == Activation.ACTIVE;
                case "inactive" -> volume.active() == Activation.INACTIVE;
                case "dax" -> volume.dax() == DaxState.YES;
                default -> state.equals("readonly") && volume.access() == StorageRow.Access.READ_ONLY;
            };
            case StorageRow.Snapshot snapshot -> isState(snapshot, state);
            case StorageRow.Mount mount -> state.equals("dax") && mount.dax() == DaxState.YES;
            case StorageRow.Disk disk -> state.equals("dax") && disk.dax() == DaxState.YES;
            default -> false;
        };
    }

    private static boolean isState(StorageRow.Snapshot snapshot, String state) {
        Optional<SnapshotInfo.State> kernel = known(snapshot).map(StorageRow.Fill.Known::state);
        return switch (state) {
            case "active" -> kernel.filter(SnapshotInfo.State.ACTIVE::equals).isPresent();
            case "inactive" -> kernel.isEmpty();
            case "invalid" -> kernel.filter(SnapshotInfo.State.INVALID::equals).isPresent();
            case "full" -> kernel.filter(SnapshotInfo.State.OVERFLOWED::equals).isPresent();
            case "merging" -> snapshot.merge() != Facts.Merge.NONE;
            case "watched" -> snapshot.watch() == StorageRow.Watch.WATCHED;
            default -> state.equals("readonly") && snapshot.access() == StorageRow.Access.READ_ONLY;
        };
    }
}
