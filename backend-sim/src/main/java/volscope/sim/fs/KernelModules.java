package volscope.sim.fs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.ModuleRequests;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.TargetType;
import volscope.sim.fs.ModuleTable.Fact;
import volscope.sim.fs.ModuleTable.When;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/**
 * The modules of the kernel: which are loaded, what they need, how often each is used. A module that drives something here drives it only
 * while it is loaded: target types, loop devices, file systems.
 */
public final class KernelModules extends Subsystem<KernelModules.Loaded> implements ModuleRequests {

    private static final String LOOP = "loop";
    private static final String DM_MOD = "dm_mod";
    private static final String TARGET = "dm-";

    /**
     * What is loaded.
     *
     * @param names
     *            modules, oldest first
     * @param atBoot
     *            those that this machine loads at boot besides what every machine does
     */
    public record Loaded(PVector<String> names, List<String> atBoot) {

        public Loaded {
            atBoot = List.copyOf(atBoot);
        }

        Loaded with(PVector<String> now) {
            return new Loaded(now, atBoot);
        }
    }

    /**
     * A loaded module as {@code /proc/modules} shows it.
     *
     * @param name
     *            its name
     * @param size
     *            bytes of its code
     * @param uses
     *            how often it is used
     * @param holders
     *            the modules that need it, newest first
     */
    public record Use(String name, long size, int uses, List<String> holders) {

        /** The modules that need it, in the order of {@code /sys/module/NAME/holders}. */
        public List<String> inSys() {
            return holders.stream().sorted(KernfsOrder.NAMES).toList();
        }
    }

    private Loaded state;

    private KernelModules(Kernel kernel, Loaded state) {
        super(kernel);
        this.state = state;
    }

    /** The modules of a machine that loads these at boot; it passes over those it does not know. */
    public static Layer<KernelModules, Loaded> layer(List<String> atBoot) {
        List<String> always = ModuleTable.all().stream().filter(fact -> fact.when() == When.BOOT).map(Fact::name).toList();
        return new Layer<>("modules", new Loaded(TreePVector.from(always), atBoot), KernelModules::new);
    }

    @Override
    public Loaded publish() {
        return state;
    }

    /** Loads what this machine loads at boot; what may not be loaded is not there, nor what only it needs. */
    public void boot() {
        state.names().reversed().stream().filter(name -> !asked(name).isEmpty()).toList().forEach(this::leaveOut);
        state.atBoot().forEach(this::request);
    }

    private void leaveOut(String name) {
        Stream.concat(Stream.of(name), needs(name).reversed().stream().filter(need -> !need.equals(DM_MOD)))
                .filter(one -> find(one).filter(use -> use.uses() == 0).isPresent()).forEach(this::remove);
    }

    private ModuleRules rules() {
        return ModuleRules.read(kernel.get(Vfs.LAYER));
    }

    /** The modules among one and what it needs that a command stands in for. */
    private List<String> asked(String name) {
        ModuleRules rules = rules();
        return Stream.concat(needs(name).stream(), Stream.of(underscored(name))).filter(one -> rules.install(one).isPresent()).toList();
    }

    /** Whether a module is on the blacklist. */
    public boolean isBlacklisted(String name) {
        return rules().isBlacklisted(underscored(name));
    }

    /**
     * What {@code modprobe} says if it may not load a module that is not loaded: in place of it, or of one it needs, a command is run that
     * fails. Of commands the machine knows {@code true}; every other one fails.
     */
    public List<String> complaints(String name) {
        return complaints(name, blocked(name));
    }

    /** The same where the command in place of the module itself does not count. */
    public List<String> complaintsOfNeeds(String name) {
        return complaints(name, blocked(name).filter(module -> !module.equals(underscored(name))));
    }

    private List<String> complaints(String name, Optional<String> blocked) {
        Optional<String> command = blocked.flatMap(rules()::install).filter(line -> !line.endsWith("true"));
        return command.isEmpty()
                ? List.of()
                : List.of("modprobe: ERROR: ../libkmod/libkmod-module.c:1047 command_do() Error running install command '"
                        + command.get() + "' for module " + blocked.orElseThrow() + ": retcode 1",
                        "modprobe: ERROR: could not insert '" + underscored(name) + "': Invalid argument");
    }

    private Optional<String> blocked(String name) {
        return isLoaded(name) ? Optional.empty() : asked(name).stream().filter(one -> !isLoaded(one)).findFirst();
    }

    /** The module that a name of a target type's module stands for. */
    private Optional<String> alias(String name) {
        return name.startsWith(TARGET) && !isKnown(name)
                ? kernel.hook(TargetRegistry.class).flatMap(registry -> registry.moduleOf(name.substring(TARGET.length())))
                : Optional.empty();
    }

    /** A module's name as the kernel knows it: a dash is an underscore. */
    public static String underscored(String name) {
        return name.replace('-', '_');
    }

    private static String dashed(String name) {
        return name.replace('_', '-');
    }

    /** Whether there is such a module, loaded or not; dashes and underscores are the same. */
    public static boolean isKnown(String name) {
        return ModuleTable.named(underscored(name)).isPresent();
    }

    /** Whether a module is loaded. */
    public boolean isLoaded(String name) {
        return state.names().contains(underscored(name));
    }

    @Override
    public void request(String name) {
        Optional<String> alias = alias(name).filter(module -> !isBlacklisted(module));
        if (alias.isPresent()) {
            request(alias.get());
        } else if (blocked(name).isEmpty()) {
            load(name);
        }
    }

    /** Loads a module whatever stands in for it. */
    public void load(String name) {
        ModuleTable.named(underscored(name)).filter(fact -> !isLoaded(fact.name())).ifPresent(fact -> {
            fact.needs().forEach(this::request);
            state = state.with(state.names().plus(fact.name()));
            kernel.hook(TargetRegistry.class).ifPresent(registry -> registry.load(dashed(fact.name())));
            if (fact.name().equals(LOOP)) {
                kernel.get(Loops.LAYER).load();
            }
        });
    }

    /** The loaded modules, newest first. */
    public List<Use> all() {
        return state.names().reversed().stream().flatMap(name -> find(name).stream()).toList();
    }

    /** A loaded module. */
    public Optional<Use> find(String name) {
        return ModuleTable.named(underscored(name)).filter(fact -> isLoaded(fact.name())).map(this::use);
    }

    private Use use(Fact fact) {
        List<String> holders = state.names().reversed().stream()
                .filter(other -> ModuleTable.named(other).filter(user -> user.needs().contains(fact.name())).isPresent()).toList();
        return new Use(fact.name(), fact.size(), holders.size() + fact.uses() + usedNow(fact.name()), holders);
    }

    private int usedNow(String name) {
        return switch (name) {
            case "ext4", "xfs" -> (int) kernel.get(Vfs.LAYER).mounts().all().stream().filter(mount -> mount.type().equals(name))
                    .map(Mount::root).distinct().count();
            case LOOP -> kernel.get(Loops.LAYER).backings().size();
            case DM_MOD -> kernel.get(Dm.LAYER).byName().size() + targets(name)
                    + kernel.get(Block.LAYER).disks().stream().filter(disk -> disk.kind() == Disk.Kind.DM).mapToInt(Disk::opens).sum();
            default -> targets(name);
        };
    }

    /** What the targets of a module's types hold of it, in both slots of all tables. */
    private int targets(String name) {
        Set<TargetType> types = kernel.hook(TargetRegistry.class).map(registry -> Set.copyOf(registry.typesOf(dashed(name))))
                .orElse(Set.of());
        return types.isEmpty()
                ? 0
                : kernel.get(Dm.LAYER).byName().stream().map(MappedDevice::tables)
                        .flatMap(tables -> Stream.of(tables.live(), tables.inactive())).flatMap(Optional::stream)
                        .flatMap(table -> table.targets().stream()).filter(target -> types.contains(target.type()))
                        .mapToInt(target -> target.type().moduleReferences()).sum();
    }

    /**
     * Takes a module away.
     *
     * @throws ErrnoException
     *             EAGAIN if it is used, ENOENT if it is not loaded
     */
    public void remove(String name) {
        Use use = find(name).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        if (use.uses() > 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        state = state.with(TreePVector.from(state.names().stream().filter(other -> !other.equals(use.name())).toList()));
        kernel.hook(TargetRegistry.class).ifPresent(registry -> registry.unload(dashed(use.name())));
        if (use.name().equals(LOOP)) {
            kernel.get(Loops.LAYER).unload();
        }
    }

    /** What a module needs, in the order it is loaded, each once and behind what it needs itself. */
    public static List<String> needs(String name) {
        return ModuleTable.named(underscored(name)).stream().flatMap(fact -> fact.needs().stream())
                .flatMap(need -> Stream.concat(needs(need).stream(), Stream.of(need))).distinct().toList();
    }

    /** What the removal of a module tries to remove besides. */
    public static List<String> soft(String name) {
        return ModuleTable.named(underscored(name)).map(Fact::soft).orElse(List.of());
    }

    /** {@code /proc/modules}. */
    String text() {
        return all().stream().map(use -> "%s %d %d %s Live 0x0000000000000000%n".formatted(use.name(), use.size(), use.uses(),
                use.holders().isEmpty() ? "-" : use.holders().stream().map(holder -> holder + ",").collect(Collectors.joining())))
                .collect(Collectors.joining());
    }
}
