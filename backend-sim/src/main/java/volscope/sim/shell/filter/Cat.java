package volscope.sim.shell.filter;

import java.util.Optional;

import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Output;

/** The program {@code cat}. */
final class Cat {

    private final Options options;
    private final Output out;
    private int line;
    private boolean atLineStart = true;

    private Cat(Options options, Output out) {
        this.options = options;
        this.out = out;
    }

    static int run(Invocation invocation) {
        Optional<Options> options = Options.read(invocation, Options.Known.of("nsuAevEtT"));
        if (options.isEmpty()) {
            return 1;
        }
        Cat cat = new Cat(options.get(), invocation.out());
        Inputs inputs = new Inputs(invocation);
        for (String name : Inputs.orStandard(options.get().operands())) {
            inputs.stream(name, cat::take);
        }
        return inputs.failed() ? 1 : 0;
    }

    private boolean take(byte[] bytes) {
        out.write(options.has('n') || visible() || ends() || tabs() ? Latin.bytes(shown(Latin.text(bytes))) : bytes);
        return true;
    }

    private boolean visible() {
        return options.has('v') || options.has('A') || options.has('e') || options.has('t');
    }

    private boolean ends() {
        return options.has('E') || options.has('A') || options.has('e');
    }

    private boolean tabs() {
        return options.has('T') || options.has('A') || options.has('t');
    }

    private String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (atLineStart && options.has('n')) {
                shown.append(String.format("%6d\t", ++line));
            }
            atLineStart = c == '\n';
            shown.append(c == '\n' ? ends() ? "$\n" : "\n" : shown(c));
        }
        return shown.toString();
    }

    private String shown(char c) {
        if (c == '\t') {
            return tabs() ? "^I" : "\t";
        }
        if (!visible()) {
            return String.valueOf(c);
        }
        char low = (char) (c & 0x7f);
        String prefix = c > low ? "M-" : "";
        return prefix + (low < ' ' ? "^" + (char) (low + '@') : low == 0x7f ? "^?" : String.valueOf(low));
    }
}
