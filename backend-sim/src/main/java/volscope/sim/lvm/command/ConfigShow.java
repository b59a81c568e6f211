package volscope.sim.lvm.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.lvm.config.ConfigNode;
import volscope.sim.lvm.config.ConfigSection;
import volscope.sim.lvm.config.ConfigText;
import volscope.sim.lvm.config.Settings;

/** {@code lvmconfig}: shows the settings: those that are made, those that hold if nothing is said, and how they differ. */
final class ConfigShow {

    private final LvmContext context;
    private final Type type;
    private final ConfigText text;
    private final List<String> lines = new ArrayList<>();

    /** Which settings are shown. */
    private enum Type {
        CURRENT, DEFAULT, MISSING, DIFF, FULL
    }

    private ConfigShow(LvmContext context) {
        this.context = context;
        this.type = context.line().text("typeconfig").map(word -> Type.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Type.CURRENT);
        this.text = new ConfigText(context.line().has("withspaces") ? ConfigText.Gap.BLANK : ConfigText.Gap.NONE);
    }

    static int run(LvmContext context) {
        return context.line().has("validate") ? validate(context) : new ConfigShow(context).show();
    }

    private static int validate(LvmContext context) {
        if (!Settings.standard().complaints(context.config()).isEmpty()) {
            throw context.fail("LVM configuration invalid.");
        }
        context.log().print("LVM configuration valid.");
        return LvmCommand.DONE;
    }

    private int show() {
        List<String> nodes = context.line().operands();
        int code = LvmCommand.DONE;
        if (nodes.isEmpty()) {
            all();
        }
        for (String node : nodes) {
            if (!node(node)) {
                context.log().error("Configuration node " + node + " not found");
                code = LvmCommand.FAILED;
            }
        }
        Optional<String> file = context.line().text("file");
        if (file.isPresent()) {
            write(file.get());
        } else {
            lines.forEach(context.invocation().out()::println);
        }
        return code;
    }

    private void write(String file) {
        byte[] content = lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
        try {
            context.sys().run(kernel -> kernel.get(Vfs.LAYER).writeFile(context.invocation().absolute(file), content));
        } catch (ErrnoException refused) {
            throw context.fail(file + ": open failed: " + refused.errno().text());
        }
    }

    /** Those of the line hide those of the file, unless they are to be put together. */
    private ConfigSection made() {
        boolean together = context.line().has("mergedconfig") || type != Type.CURRENT;
        return together ? context.config() : context.settings().given().orElse(context.settings().file());
    }

    private void all() {
        if (isOfTable()) {
            Settings.standard().sections().forEach(this::usual);
            return;
        }
        List<Map.Entry<String, ConfigNode>> entries = new ArrayList<>(made().entries().entrySet());
        if (!entries.isEmpty()) {
            Collections.reverse(entries.subList(1, entries.size()));
        }
        entries.forEach(entry -> made(entry.getKey(), entry.getKey(), entry.getValue(), ""));
    }

    private boolean isOfTable() {
        return type == Type.DEFAULT || type == Type.MISSING || type == Type.FULL;
    }

    private boolean node(String path) {
        Optional<ConfigNode> found = made().find(path).or(() -> context.settings().file().find(path));
        if (!isOfTable()) {
            found.ifPresent(node -> made(path, last(path), node, ""));
            return found.isPresent();
        }
        Optional<Settings.Section> section = Settings.standard().section(path);
        Optional<Settings.Setting> setting = Settings.standard().find(path);
        section.ifPresent(this::usual);
        setting.ifPresent(there -> usual(path, there, ""));
        return section.isPresent() || setting.isPresent();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Shows what is made, or, of that, what is other than usual. */
    private void made(String path, String name, ConfigNode node, String before) {
        if (!(node instanceof ConfigSection section)) {
            if (type != Type.DIFF || isUnusual(path, node)) {
                lines.add(before + name + text.equals() + text.of(node));
            }
            return;
        }
        int start = lines.size();
        lines.add(before + name + " {");
        section.entries().forEach((key, value) -> made(path + "/" + key, key, value, before + "\t"));
        if (type == Type.DIFF && lines.size() == start + 1) {
            lines.removeLast();
        } else {
            lines.add(before + "}");
        }
    }

    private boolean isUnusual(String path, ConfigNode node) {
        String shown = new ConfigText(ConfigText.Gap.NONE).of(node);
        return Settings.standard().find(path).flatMap(Settings.Setting::usual)
                .filter(usual -> usual.equals(shown) || usual.equals("[" + shown + "]")).isEmpty();
    }

    /** Shows a section of what holds if nothing is said, commented out. */
    private void usual(Settings.Section section) {
        String mark = section.hidden() && type != Type.FULL ? "# " : "";
        int start = lines.size();
        lines.add(mark + section.name() + " {");
        section.settings().forEach(setting -> usual(section.name() + "/" + setting.key(), setting, "\t"));
        if (type == Type.MISSING && lines.size() == start + 1) {
            lines.removeLast();
        } else {
            lines.add(mark + "}");
        }
    }

    private void usual(String path, Settings.Setting setting, String before) {
        Optional<ConfigNode> node = context.config().find(path);
        if (type == Type.MISSING && node.isPresent()) {
            return;
        }
        String comment = type == Type.FULL ? "" : "# ";
        Optional<String> value = type == Type.FULL ? node.map(text::of).or(setting::usual) : setting.usual();
        value.ifPresent(shown -> lines.add(before + comment + setting.key() + text.equals() + shown));
    }
}
