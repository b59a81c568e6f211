package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.shell.FileCalls;

/** The program {@code sed}. */
final class Sed {

    private static final Options.Known KNOWN = new Options.Known("nEre:f:s",
            Map.of("quiet", 'n', "silent", 'n', "regexp-extended", 'E', "expression", 'e', "file", 'f', "separate", 's'));

    private static final int NO_INPUT = 2;
    private static final int NO_OUTPUT = 4;

    private final Invocation invocation;
    private final Options options;
    private final Optional<String> inPlace;

    private Sed(Invocation invocation, Options options, Optional<String> inPlace) {
        this.invocation = invocation;
        this.options = options;
        this.inPlace = inPlace;
    }

    static int run(Invocation invocation) {
        Optional<String> inPlace = Optional.empty();
        List<String> words = new ArrayList<>();
        for (String word : invocation.arguments()) {
            if (word.matches("-i.*|--in-place(=.*)?|-ni") && !words.contains("--")) {
                inPlace = Optional.of(word.equals("-ni") ? "" : word.replaceFirst("-i|--in-place=?", ""));
                words.add(word.equals("-ni") ? "-n" : "-s");
            } else {
                words.add(word);
            }
        }
        Optional<String> suffix = inPlace;
        return Options.read(invocation, KNOWN, words).map(options -> new Sed(invocation, options, suffix).run()).orElse(1);
    }

    private int run() {
        List<String> names = new ArrayList<>(options.operands());
        List<String> sources = new ArrayList<>(options.values('e'));
        Inputs inputs = new Inputs(invocation, "couldn't open file %f");
        options.values('f').forEach(name -> inputs.read(name).map(Latin::text).ifPresent(sources::add));
        if (sources.isEmpty() && !inputs.failed() && !names.isEmpty()) {
            sources.add(Latin.argument(names.remove(0)));
        }
        if (sources.isEmpty()) {
            invocation.err().print("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n");
            return 1;
        }
        try {
            String script = String.join("\n", sources);
            Regex.Syntax syntax = options.has('E') || options.has('r') ? Regex.Syntax.EXTENDED : Regex.Syntax.BASIC;
            return run(SedParser.parse(script, syntax), names);
        } catch (SedParser.Problem problem) {
            return Failure.say(invocation, problem.sentence());
        }
    }

    private int run(List<SedCommand> commands, List<String> names) {
        Inputs inputs = new Inputs(invocation, "can't read %f");
        SedRun.Printing printing = options.has('n') ? SedRun.Printing.ON_COMMAND : SedRun.Printing.EACH_LINE;
        if (options.has('s') && !names.isEmpty()) {
            return separately(commands, names, inputs, printing);
        }
        SedRun run = new SedRun(commands, printing, inputs.text(names));
        int status = run.run();
        invocation.out().write(Latin.bytes(run.output()));
        return inputs.failed() ? NO_INPUT : status;
    }

    private int separately(List<SedCommand> commands, List<String> names, Inputs inputs, SedRun.Printing printing) {
        int status = 0;
        for (String name : names) {
            Optional<byte[]> bytes = inputs.read(name);
            if (bytes.isPresent()) {
                SedRun run = new SedRun(commands, printing, Latin.text(bytes.get()));
                status = Math.max(status, run.run());
                status = Math.max(status, write(name, bytes.get(), run.output()));
            }
        }
        return inputs.failed() ? NO_INPUT : status;
    }

    private int write(String name, byte[] before, String output) {
        if (inPlace.isEmpty()) {
            invocation.out().write(Latin.bytes(output));
            return 0;
        }
        try {
            FileCalls files = new FileCalls(invocation.sys());
            if (!inPlace.get().isEmpty()) {
                files.replace(invocation.absolute(name + inPlace.get()), before);
            }
            files.replace(invocation.absolute(name), Latin.bytes(output));
            return 0;
        } catch (ErrnoException e) {
            Failure.say(invocation, "couldn't open file " + name + ": " + e.errno().text());
            return NO_OUTPUT;
        }
    }
}
