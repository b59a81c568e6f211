package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.Dialect;
import volscope.model.command.Form;
import volscope.model.command.LineWords;
import volscope.model.command.Operand;
import volscope.model.command.OptionSpec;
import volscope.model.command.OptionUse;
import volscope.model.command.ValueKind;

/** Lines of lvm's commands and of dmsetup, made from the table of options and then spoilt now and then; a seed makes the same ones. */
final class RandomLines {

    private static final List<CommandSpec> COMMANDS = CommandTable.standard().commands().stream()
            .filter(command -> command.dialect().rules() == Dialect.Rules.LVM || command.name().equals("dmsetup")).toList();

    private static final List<String> GROUPS = List.of("vg", "vg", "vg", "two", "new", "/dev/vg", "nope", "vg-x", "a b");
    private static final List<String> VOLUMES = List.of("vg/o", "vg/o", "vg/s", "vg/s", "vg/t", "vg/bad", "vg/wait", "vg/ro", "vg/plain",
            "vg/str", "vg/sp", "vg/sp_vorigin", "vg/pool", "vg/thin", "two/o", "/dev/vg/o", "/dev/mapper/vg-s", "vg/snapshot0", "vg/nope",
            "nope/o", "vg/a/b", "o", "vg", "/dev/vg/o/", "vg/");
    private static final List<String> NAMES = List.of("x", "y", "n1", "o", "s", "vg/z", "two/z", "snapshot7", "x_mlog", "lvol3", "-x",
            "a b",
            "a/b/c", "..", "ü", "x".repeat(130), "");
    private static final List<String> PVS = List.of("/dev/vda", "/dev/vda", "/dev/vdb", "/dev/vdd", "/dev/pmem0", "/dev/pmem1",
            "/dev/vda:0-3", "/dev/vda:5-", "/dev/vdb:7:9+2", "/dev/vda:9-1", "/dev/vda:999", "/dev/nope", "/dev/mapper/vg-o", "vda",
            "/etc/lvm/lvm.conf", "/dev", "/dev/vda:x");
    private static final List<String> TAGS = List.of("@t", "@u", "@nope", "@", "@a,b");
    private static final List<String> DM = List.of("vg-o", "vg-s", "vg-s-cow", "vg-o-real", "plain", "nope", "/dev/mapper/vg-o", "a/b", "",
            "x\\x20y", "n".repeat(130));
    private static final List<String> TABLES = List.of("0 2048 linear /dev/vdd 0", "0 8192 error", "0 8 zero",
            "0 2048 snapshot /dev/vda /dev/vdb P 8", "0 2048 snapshot-origin /dev/vdd", "0 x linear", "8 8 zero", "",
            "0 99999999 linear /dev/vdd 0",
            "0 2048 striped 2 8 /dev/vda 0 /dev/vdb 0", "0 2048 nope");
    private static final List<String> SIZES = List.of("4M", "8m", "1", "0", "12", "+4M", "-4M", "1.5M", "7k", "100G", "1e3", "513b", "64s",
            "16E", "x", "", "-0", "+", "0x10", "4MiB", "9999999999999");
    private static final List<String> EXTENTS = List.of("1", "3", "0", "+1", "-1", "50%FREE", "100%VG", "10%ORIGIN", "+10%LV", "200%PVS",
            "5%", "%", "1%nope", "-50%LV", "99999999999", "");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "8", "-1", "255", "256", "1000000", "99999999999999999999", "x",
            "+2", "");
    private static final List<String> TEXTS = List.of("", "a", "lv_name,lv_size", "+origin", "-lv_size", "all", "lv_name=s",
            "origin=o && size>1m",
            "(name=", "data_percent>5", "b", "m", "r", "q", ":", "/tmp/f", "/etc/lvm/backup/vg", "activation/monitoring=0", "x{", "json",
            "0123456789abcdefghijklmnopqrstuv", "%s", "'", "\"", "~", "lv_name=~[", "lv_time since 2024-01-01", "\t", "help", "?");

    private static final List<String> GOOD_SIZES = List.of("4M", "8M", "12m", "4", "1M", "64k");
    private static final List<String> GOOD_EXTENTS = List.of("1", "2", "50%FREE", "100%ORIGIN", "10%VG");
    private static final List<String> GOOD_NAMES = List.of("x", "y", "n1", "n2", "n3");
    private static final List<String> GOOD_NUMBERS = List.of("1", "2", "8");

    private final SplittableRandom random;

    RandomLines(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The next line. */
    String next() {
        CommandSpec command = one(COMMANDS);
        List<String> words = words(command);
        for (int i = random.nextInt(8); i > 5; i--) {
            spoil(command, words);
        }
        return LineWords.join(words);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private List<String> words(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of(command.name()));
        Form form = one(command.forms());
        if (command.dialect().rules() == Dialect.Rules.SUBCOMMAND) {
            words.add(form.id());
        }
        form.need().forEach(use -> add(use, words));
        if (!form.any().isEmpty()) {
            add(one(form.any()), words);
        }
        form.may().stream().filter(use -> chance(6)).forEach(use -> add(use, words));
        command.common().stream().filter(option -> chance(2)).forEach(option -> add(option, words));
        if (chance(60) && command.dialect().rules() == Dialect.Rules.LVM) {
            words.add("-y");
        }
        form.operands().forEach(operand -> add(operand, words));
        form.more().stream().filter(operand -> chance(30)).forEach(operand -> add(operand, words));
        return words;
    }

    private void add(OptionUse use, List<String> words) {
        if (use.fixed().isPresent()) {
            words.addAll(List.of(use.option().dashed(), use.fixed().get()));
        } else {
            add(use.option(), words);
        }
    }

    private void add(OptionSpec option, List<String> words) {
        if (!option.name().matches("help|longhelp|version|debug")) {
            words.add(option.letters().isEmpty() || chance(30) ? option.dashed() : "-" + option.letters().getFirst());
            option.kind().ifPresent(kind -> words.add(value(kind)));
        }
    }

    private void add(Operand operand, List<String> words) {
        int count = operand.count() == Operand.Count.MANY ? 1 + random.nextInt(2) : 1;
        for (int i = 0; i < count; i++) {
            words.add(value(one(operand.kinds())));
        }
    }

    private String value(ValueKind kind) {
        if (!kind.words().isEmpty() && chance(90)) {
            return one(kind.words());
        }
        return switch (kind.type()) {
            case SIZE -> one(chance(60) ? GOOD_SIZES : SIZES);
            case EXTENTS -> one(chance(60) ? GOOD_EXTENTS : EXTENTS);
            case NUMBER -> one(chance(60) ? GOOD_NUMBERS : NUMBERS);
            case TAG -> one(TAGS).substring(chance(50) ? 1 : 0);
            case TEXT, WORD -> value(kind.id());
        };
    }

    private String value(String kind) {
        List<String> pool = Map
                .of("NewName", NAMES, "PoolName", VOLUMES, "Tag", TAGS, "PV", PVS, "DmName", DM, "Device", PVS, "Table", TABLES)
                .getOrDefault(kind, List.of());
        if (kind.startsWith("VG")) {
            pool = GROUPS;
        } else if (kind.endsWith("_new") || kind.equals("NewName") && chance(60)) {
            pool = GOOD_NAMES;
        } else if (kind.startsWith("LV")) {
            pool = VOLUMES;
        }
        return one(pool.isEmpty() || chance(4) ? TEXTS : pool);
    }

    private void spoil(CommandSpec command, List<String> words) {
        int place = 1 + random.nextInt(words.size());
        boolean there = place < words.size();
        switch (random.nextInt(9)) {
            case 0 -> remove(words, place);
            case 1 -> words.add(place, one(words));
            case 2 -> words.add(place, one(one(List.of(GROUPS, VOLUMES, PVS, TAGS, TEXTS, SIZES, EXTENTS))));
            case 3 -> add(one(command.allOptions()), words);
            case 4 -> add(one(one(COMMANDS).allOptions()), words);
            case 5 ->
                words.add(place, one(List.of("--", "-", "--foo", "-§", "--si", "-s=1", "--size=4M", "-L4M", "-tn", "-vvvv", "-qq", "-t")));
            case 6 -> words.set(there ? place : 0, one(TEXTS));
            case 7 -> words.set(there ? place : 0, cut(words.get(there ? place : 0)));
            default -> words.add(value("LV"));
        }
    }

    private static void remove(List<String> words, int place) {
        if (place < words.size()) {
            words.remove(place);
        }
    }

    private String cut(String word) {
        return word.isEmpty() ? word : word.substring(0, random.nextInt(word.length()));
    }
}
