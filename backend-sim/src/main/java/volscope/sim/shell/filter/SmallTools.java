package volscope.sim.shell.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.fs.OpenMode;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Sleeping;
import volscope.sim.shell.FileCalls;

/** Programs of a few lines each. */
final class SmallTools {

    private SmallTools() {
    }

    /** {@code sleep}: lets simulated time pass. */
    static int sleep(Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return Failure.usage(invocation, "missing operand");
        }
        long total = 0;
        for (String word : invocation.arguments()) {
            Optional<Long> duration = Durations.nanoseconds(word);
            if (duration.isEmpty()) {
                return Failure.usage(invocation, "invalid time interval '" + word + "'");
            }
            total = Math.min(Long.MAX_VALUE / 2, total + Math.min(duration.get(), Long.MAX_VALUE / 4));
        }
        return sleep(invocation, total);
    }

    private static int sleep(Invocation invocation, long nanoseconds) {
        long end = invocation.sys().call(kernel -> kernel.now()) + nanoseconds;
        invocation.sys().run(kernel -> {
            if (kernel.now() < end) {
                throw Sleeping.until("sleep", end);
            }
        });
        return 0;
    }

    /** {@code usleep}: the same in microseconds. */
    static int microsleep(Invocation invocation) {
        String word = invocation.arguments().isEmpty() ? "0" : invocation.arguments().get(0);
        return word.matches("\\d{1,15}")
                ? sleep(invocation, Long.parseLong(word) * 1000)
                : Failure.say(invocation, "invalid number '" + word + "'");
    }

    /** {@code echo} as a program, which takes {@code -n} and {@code -e}. */
    static int echo(Invocation invocation) {
        List<String> words = new ArrayList<>(invocation.arguments());
        StringBuilder options = new StringBuilder();
        while (!words.isEmpty() && words.get(0).matches("-[neE]+")) {
            options.append(words.remove(0));
        }
        String text = String.join(" ", words);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean goesOn = true;
        if (options.indexOf("e") >= 0) {
            goesOn = Escapes.ECHO.write(text, bytes);
        } else {
            bytes.writeBytes(text.getBytes(UTF_8));
        }
        if (goesOn && options.indexOf("n") < 0) {
            bytes.write('\n');
        }
        invocation.out().write(bytes.toByteArray());
        return 0;
    }

    /** {@code printf} as a program. */
    static int printf(Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return Failure.usage(invocation, "missing operand");
        }
        List<String> rest = invocation.arguments().subList(1, invocation.arguments().size());
        Printf printf = new Printf(invocation.arguments().get(0), rest, sentence -> Failure.say(invocation, sentence));
        int status = printf.run();
        invocation.out().write(printf.output());
        return Math.min(1, status);
    }

    /** {@code basename}. */
    static int baseName(Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return Failure.usage(invocation, "missing operand");
        }
        String path = invocation.arguments().get(0).replaceFirst("(?<=.)/+$", "");
        String name = path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
        String suffix = invocation.arguments().size() > 1 ? invocation.arguments().get(1) : "";
        boolean cut = !name.equals(suffix) && name.endsWith(suffix);
        invocation.out().println(cut ? name.substring(0, name.length() - suffix.length()) : name);
        return 0;
    }

    /** {@code dirname}. */
    static int directoryName(Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return Failure.usage(invocation, "missing operand");
        }
        for (String operand : invocation.arguments()) {
            String path = operand.replaceFirst("(?<=.)/+$", "");
            String directory = path.contains("/") ? path.substring(0, path.lastIndexOf('/')).replaceFirst("(?<=.)/+$", "") : ".";
            invocation.out().println(directory.isEmpty() ? "/" : directory);
        }
        return 0;
    }

    /** {@code seq}. */
    static int sequence(Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            return Failure.usage(invocation, "missing operand");
        }
        for (String word : words) {
            if (!word.matches("-?\\d{1,15}")) {
                return Failure.usage(invocation, "invalid floating point argument: '" + word + "'");
            }
        }
        long first = words.size() > 1 ? Long.parseLong(words.get(0)) : 1;
        long step = words.size() > 2 ? Long.parseLong(words.get(1)) : 1;
        long last = Long.parseLong(words.getLast());
        if (step == 0) {
            return Failure.usage(invocation, "invalid Zero increment value: '0'");
        }
        for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
            invocation.out().println(String.valueOf(i));
        }
        return 0;
    }

    /** {@code tee}. */
    static int tee(Invocation invocation) {
        Optional<Options> options = Options.read(invocation, Options.Known.of("ai"));
        if (options.isEmpty()) {
            return 1;
        }
        FileCalls files = new FileCalls(invocation.sys());
        List<Long> handles = new ArrayList<>();
        int status = 0;
        for (String name : options.get().operands()) {
            try {
                handles.add(files.open(invocation.absolute(name), options.get().has('a') ? OpenMode.APPEND : OpenMode.TRUNCATE));
            } catch (ErrnoException e) {
                status = Failure.say(invocation, name + ": " + e.errno().text());
            }
        }
        byte[] all = invocation.in().readAll();
        invocation.out().write(all);
        for (long handle : handles) {
            files.output(handle).write(all);
            files.close(handle);
        }
        return status;
    }

    /** {@code printenv}. */
    static int printEnvironment(Invocation invocation) {
        List<String> names = invocation.arguments();
        if (names.isEmpty()) {
            invocation.env().forEach((name, value) -> invocation.out().println(name + "=" + value));
        }
        names.stream().filter(invocation.env()::containsKey)
                .forEach(name -> invocation.out().println(invocation.env().getOrDefault(name, "")));
        return invocation.env().keySet().containsAll(names) ? 0 : 1;
    }

    /** {@code tac}: the lines in reverse order. */
    static int tac(Invocation invocation) {
        List<String> lines = new ArrayList<>(Latin.lines(new Inputs(invocation).text(invocation.arguments())));
        java.util.Collections.reverse(lines);
        lines.forEach(line -> invocation.out().write(Latin.bytes(line + "\n")));
        return 0;
    }
}
