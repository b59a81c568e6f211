package volscope.sim.shell.awk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.kernel.SplitMix;

/** The functions of the language. */
final class Functions {

    private static final double TWO_TO_53 = 1L << 53;

    private final Evaluator evaluator;
    private final Machine machine;
    private SplitMix random = new SplitMix(0);
    private double seed;

    Functions(Evaluator evaluator, Machine machine) {
        this.evaluator = evaluator;
        this.machine = machine;
    }

    Value call(Expr.Builtin call) {
        List<Expr> arguments = call.arguments();
        return switch (call.name()) {
            case "length" -> Value.of(length(arguments));
            case "substr" -> Value.of(substring(arguments));
            case "index" -> Value.of(text(arguments, 0).indexOf(text(arguments, 1)) + 1.0);
            case "split" -> Value.of(split(arguments));
            case "sub" -> Value.of(substitute(arguments, 1));
            case "gsub" -> Value.of(substitute(arguments, Integer.MAX_VALUE));
            case "gensub" -> Value.of(general(arguments));
            case "match" -> Value.of(match(arguments));
            case "sprintf" -> Value.of(Format.format(text(arguments, 0), values(arguments)));
            case "tolower" -> Value.of(text(arguments, 0).toLowerCase(Locale.ROOT));
            case "toupper" -> Value.of(text(arguments, 0).toUpperCase(Locale.ROOT));
            case "close" -> Value.of(machine.world().close(text(arguments, 0)) ? 0 : -1);
            case "fflush" -> Value.of(0);
            case "system" -> throw new Signal.Fatal("cannot run `" + text(arguments, 0) + "': no commands can be started from here");
            case "strtonum" -> Value.of(number(text(arguments, 0)));
            case "srand" -> Value.of(plant(arguments));
            case "rand" -> Value.of((random.next() >>> 11) / TWO_TO_53);
            default -> Value.of(mathematics(call.name(), arguments));
        };
    }

    private String text(List<Expr> arguments, int at) {
        return at < arguments.size() ? evaluator.text(arguments.get(at)) : at == 0 ? machine.record() : "";
    }

    private double number(List<Expr> arguments, int at) {
        return at < arguments.size() ? evaluator.number(arguments.get(at)) : 0;
    }

    private List<Value> values(List<Expr> arguments) {
        return arguments.stream().skip(1).map(evaluator::evaluate).toList();
    }

    private double length(List<Expr> arguments) {
        boolean array = !arguments.isEmpty() && arguments.get(0) instanceof Expr.Variable variable && !variable.name().equals("NF")
                && machine.variables().cell(variable.name()).isArray();
        return array ? machine.variables().cell(((Expr.Variable) arguments.get(0)).name()).elements().size() : text(arguments, 0).length();
    }

    private String substring(List<Expr> arguments) {
        String text = text(arguments, 0);
        double start = Math.max(1, Math.rint(number(arguments, 1)));
        double end = arguments.size() > 2 ? start + Math.rint(number(arguments, 2)) : Double.POSITIVE_INFINITY;
        int from = (int) Math.clamp(start - 1, 0, text.length());
        int to = (int) Math.clamp(end - 1, 0, text.length());
        return from < to ? text.substring(from, to) : "";
    }

    private double split(List<Expr> arguments) {
        String text = text(arguments, 0);
        String separator = arguments.size() > 2 ? evaluator.source(arguments.get(2)) : machine.variables().text("FS");
        Map<String, Value> elements = array(arguments.get(1));
        elements.clear();
        for (String part : Record.split(text, separator, machine.patterns())) {
            elements.put(String.valueOf(elements.size() + 1), new Value.Input(part));
        }
        return elements.size();
    }

    private Map<String, Value> array(Expr argument) {
        if (argument instanceof Expr.Variable variable) {
            return machine.variables().cell(variable.name()).elements();
        }
        throw new Signal.Fatal("an argument is not an array");
    }

    private double substitute(List<Expr> arguments, int most) {
        Pattern pattern = machine.patterns().get(evaluator.source(arguments.get(0)));
        String replacement = text(arguments, 1);
        Expr.Target target = arguments.size() > 2 && arguments.get(2) instanceof Expr.Target given
                ? given
                : new Expr.Field(new Expr.Number(0));
        Matcher matcher = pattern.matcher(evaluator.text(target));
        StringBuilder result = new StringBuilder();
        int count = 0;
        int end = 0;
        int before = -1;
        while (count < most && matcher.find()) {
            boolean emptyAfterMatch = matcher.end() == matcher.start() && matcher.start() == before;
            before = matcher.end();
            if (!emptyAfterMatch) {
                result.append(evaluator.text(target), end, matcher.start()).append(replaced(replacement, matcher, false));
                end = matcher.end();
                count++;
            }
        }
        if (count > 0) {
            evaluator.set(target, Value.of(result.append(evaluator.text(target).substring(end)).toString()));
        }
        return count;
    }

    /** A replacement: an ampersand is the match, with {@code withGroups} also a backslash and a digit a group. */
    private static String replaced(String replacement, Matcher matcher, boolean withGroups) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
            if (c == '\\' && (next == '&' || next == '\\')) {
                text.append(next);
                i++;
            } else if (c == '\\' && withGroups && Character.isDigit(next)) {
                text.append(next - '0' <= matcher.groupCount() && matcher.group(next - '0') != null ? matcher.group(next - '0') : "");
                i++;
            } else {
                text.append(c == '&' ? matcher.group() : String.valueOf(c));
            }
        }
        return text.toString();
    }

    private String general(List<Expr> arguments) {
        String text = arguments.size() > 3 ? text(arguments, 3) : machine.record();
        Matcher matcher = machine.patterns().get(evaluator.source(arguments.get(0))).matcher(text);
        String which = text(arguments, 2);
        boolean all = which.startsWith("g") || which.startsWith("G");
        double wanted = Math.max(1, Numbers.prefix(which));
        StringBuilder result = new StringBuilder();
        int end = 0;
        for (int count = 1; matcher.find(); count++) {
            if (all || count == wanted) {
                result.append(text, end, matcher.start()).append(replaced(text(arguments, 1), matcher, true));
                end = matcher.end();
            }
        }
        return result.append(text.substring(end)).toString();
    }

    private double match(List<Expr> arguments) {
        Matcher matcher = machine.patterns().get(evaluator.source(arguments.get(1))).matcher(text(arguments, 0));
        boolean found = matcher.find();
        machine.variables().set("RSTART", Value.of(found ? matcher.start() + 1 : 0));
        machine.variables().set("RLENGTH", Value.of(found ? matcher.end() - matcher.start() : -1));
        if (arguments.size() > 2) {
            Map<String, Value> groups = array(arguments.get(2));
            groups.clear();
            for (int group = 0; found && group <= matcher.groupCount(); group++) {
                String text = matcher.group(group);
                groups.put(String.valueOf(group), new Value.Input(text == null ? "" : text));
            }
        }
        return found ? matcher.start() + 1 : 0;
    }

    private static double number(String text) {
        String stripped = text.strip();
        if (stripped.matches("0[xX][0-9a-fA-F]{1,15}")) {
            return Long.parseLong(stripped.substring(2), 16);
        }
        return stripped.matches("0[0-7]{1,20}") ? Long.parseLong(stripped, 8) : Numbers.prefix(text);
    }

    private double plant(List<Expr> arguments) {
        double before = seed;
        seed = number(arguments, 0);
        random = new SplitMix((long) seed);
        return before;
    }

    private double mathematics(String name, List<Expr> arguments) {
        double x = number(arguments, 0);
        return switch (name) {
            case "sin" -> Math.sin(x);
            case "cos" -> Math.cos(x);
            case "atan2" -> Math.atan2(x, number(arguments, 1));
            case "exp" -> Math.exp(x);
            case "log" -> Math.log(x);
            case "sqrt" -> Math.sqrt(x);
            default -> x < 0 ? Math.ceil(x) + 0.0 : Math.floor(x);
        };
    }
}
