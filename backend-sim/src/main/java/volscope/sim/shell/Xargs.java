package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;

/** The program {@code xargs}: runs a program with the words of its input as arguments. */
final class Xargs {

    private static final int FAILED = 123;

    private final Starters starters;

    Xargs(Starters starters) {
        this.starters = starters;
    }

    int run(Invocation invocation) {
        return new Run(invocation).run();
    }

    private final class Run {

        private final Invocation invocation;
        private final List<String> command;
        private int atOnce = Integer.MAX_VALUE;
        private String placeholder = "";
        private boolean notWithout;

        Run(Invocation invocation) {
            this.invocation = invocation;
            this.command = new ArrayList<>(invocation.arguments());
        }

        int run() {
            options();
            if (command.isEmpty()) {
                command.add("echo");
            }
            String input = new String(invocation.in().readAll(), UTF_8);
            if (!placeholder.isEmpty()) {
                return replacing(input);
            }
            List<String> words = input.isBlank() ? List.of() : List.of(input.strip().split("\\s+"));
            if (words.isEmpty()) {
                return notWithout ? 0 : start(command);
            }
            int status = 0;
            for (int i = 0; i < words.size(); i += Math.min(atOnce, words.size() - i)) {
                List<String> argv = new ArrayList<>(command);
                argv.addAll(words.subList(i, i + Math.min(atOnce, words.size() - i)));
                status = Math.max(status, start(argv));
            }
            return status;
        }

        private void options() {
            while (!command.isEmpty() && command.get(0).startsWith("-")) {
                String option = command.remove(0);
                if (option.equals("-r")) {
                    notWithout = true;
                } else if (option.startsWith("-n")) {
                    String count = option.length() > 2 || command.isEmpty() ? option.substring(2) : command.remove(0);
                    atOnce = count.matches("[1-9]\\d{0,8}") ? Integer.parseInt(count) : atOnce;
                } else if (option.startsWith("-I")) {
                    placeholder = option.length() > 2 || command.isEmpty() ? option.substring(2) : command.remove(0);
                }
            }
        }

        private int replacing(String input) {
            int status = 0;
            for (String line : input.lines().map(String::stripLeading).filter(line -> !line.isEmpty()).toList()) {
                status = Math.max(status, start(command.stream().map(word -> word.replace(placeholder, line)).toList()));
            }
            return status;
        }

        private int start(List<String> argv) {
            int status = starters.start(invocation, invocation.sys(), invocation.env(), Input.EMPTY, argv);
            return status == 0 || status == SimpleCommand.NOT_FOUND ? status : FAILED;
        }
    }
}
