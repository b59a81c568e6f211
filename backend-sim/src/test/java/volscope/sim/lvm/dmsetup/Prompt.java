package volscope.sim.lvm.dmsetup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.dm.DmRig;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sys;
import volscope.sim.profile.Profile;

/** Runs dmsetup on a machine, one line after the other. */
final class Prompt {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private final DmRig rig;
    private final Program program = Objects.requireNonNull(DmsetupPrograms.programs().get("dmsetup"));
    private Map<String, String> env = Map.of();

    Prompt(Profile profile) {
        rig = new DmRig(profile);
    }

    DmRig rig() {
        return rig;
    }

    void env(Map<String, String> variables) {
        env = variables;
    }

    /** What a line prints, both streams as they come, and its exit code if that is not 0. */
    String run(String line) {
        return run(line, "");
    }

    String run(String line, String stdin) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        Sys sys = new Sys() {
            @Override
            public <T> T call(Function<Kernel, T> call) {
                return call.apply(rig.kernel());
            }
        };
        int code = program.run(new Invocation(sys, words("dmsetup " + line), env, "/tmp", Input.of(stdin.getBytes(UTF_8)),
                screen::writeBytes, screen::writeBytes, Map.of()));
        return screen.toString(UTF_8) + (code == 0 ? "" : "? " + code + "\n");
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }

    void file(String path, String text) {
        rig.kernel().get(Vfs.LAYER).writeFile(path, text.getBytes(UTF_8));
    }

    /** The nodes in the mapper's directory, with what they stand for. */
    List<String> nodes() {
        Vfs vfs = rig.kernel().get(Vfs.LAYER);
        return vfs.list("/dev/mapper").stream().filter(name -> !name.equals("control")).map(name -> {
            Stat stat = vfs.stat("/dev/mapper/" + name).orElseThrow();
            return name + " " + stat.modeText() + " " + stat.gid() + " " + stat.device().orElseThrow();
        }).toList();
    }
}
