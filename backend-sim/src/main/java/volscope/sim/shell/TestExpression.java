package volscope.sim.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.kernel.ErrnoException;

/** The expression of {@code test}. */
final class TestExpression {

    private static final Set<String> UNARY = Set.of("-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-L", "-n", "-O", "-G", "-p", "-r",
            "-s", "-S",
            "-t", "-u", "-w", "-x", "-z");

    private static final Set<String> BINARY = Set.of("=", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    private final Session session;
    private List<String> words;
    private int place;

    TestExpression(Session session, List<String> words) {
        this.session = session;
        this.words = words;
    }

    /** Whether it holds. An expression that has no meaning fails. */
    boolean holds() {
        boolean inverted = unwrap();
        boolean comparison = words.size() == 3 && BINARY.contains(words.get(1));
        boolean result = words.isEmpty() ? false : comparison ? compare() : either();
        if (place + 1 < words.size()) {
            throw session.fail(words.get(place) + ": unexpected operator");
        }
        return result != inverted;
    }

    /** Takes off what can be told by the number of words alone; gives whether the rest is inverted. */
    private boolean unwrap() {
        boolean inverted = false;
        while (words.size() >= 3 && words.size() <= 4 && !(words.size() == 3 && BINARY.contains(words.get(1)))) {
            if (words.get(0).equals("(") && words.getLast().equals(")")) {
                words = words.subList(1, words.size() - 1);
            } else if (words.get(0).equals("!")) {
                words = words.subList(1, words.size());
                inverted = !inverted;
            } else {
                break;
            }
        }
        return inverted;
    }

    private String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }

    private boolean either() {
        boolean result = both();
        while (isOperator(place + 1, "-o")) {
            place += 2;
            result |= both();
        }
        return result;
    }

    private boolean both() {
        boolean result = not();
        while (isOperator(place + 1, "-a")) {
            place += 2;
            result &= not();
        }
        return result;
    }

    private boolean isOperator(int at, String operator) {
        return at < words.size() && words.get(at).equals(operator);
    }

    private boolean not() {
        boolean inverted = false;
        while (isOperator(place, "!") && place + 1 < words.size()) {
            place++;
            inverted = !inverted;
        }
        return primary() != inverted;
    }

    private boolean primary() {
        if (place >= words.size()) {
            throw session.fail("argument expected");
        }
        if (isOperator(place, "(") && place + 1 < words.size()) {
            return parenthesis();
        }
        if (UNARY.contains(word(place)) && !isOperand()) {
            place++;
            return unary(word(place - 1), word(place));
        }
        if (BINARY.contains(word(place + 1))) {
            return compare();
        }
        return !word(place).isEmpty();
    }

    private boolean parenthesis() {
        place++;
        if (isOperator(place, ")")) {
            return false;
        }
        boolean result = either();
        place++;
        if (!isOperator(place, ")")) {
            throw session.fail("closing paren expected");
        }
        return result;
    }

    /** Whether what looks like an operator is a text, since it stands alone or on the left of another. */
    private boolean isOperand() {
        if (place + 1 >= words.size()) {
            return true;
        }
        return place + 2 < words.size() && BINARY.contains(word(place + 1)) && !word(place + 2).equals(")");
    }

    private boolean compare() {
        String left = word(place);
        String operator = word(place + 1);
        if (place + 2 >= words.size()) {
            throw session.fail(operator + ": argument expected");
        }
        String right = word(place + 2);
        place += 2;
        return switch (operator) {
            case "=" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            case "-nt" -> time(left) > time(right);
            case "-ot" -> time(left) < time(right);
            default -> sameFile(left, right);
        };
    }

    private long number(String text) {
        String digits = text.strip();
        if (!digits.matches("[-+]?\\d+")) {
            throw session.fail("Illegal number: " + text);
        }
        return new java.math.BigInteger(digits).longValue();
    }

    private long time(String path) {
        return stat(path).map(Stat::mtime).orElse(Long.MIN_VALUE);
    }

    private boolean sameFile(String left, String right) {
        return stat(left).isPresent() && stat(right).isPresent()
                && session.files().realPath(session.absolute(left)).equals(session.files().realPath(session.absolute(right)));
    }

    private Optional<Stat> stat(String path) {
        try {
            return path.isEmpty() ? Optional.empty() : session.files().stat(session.absolute(path));
        } catch (ErrnoException _) {
            return Optional.empty();
        }
    }

    private boolean isType(String path, FileType type) {
        return stat(path).filter(found -> found.type() == type).isPresent();
    }

    private boolean hasMode(String path, int bits) {
        return stat(path).filter(found -> (found.mode() & bits) != 0).isPresent();
    }

    private boolean isLink(String path) {
        try {
            return session.files().lstat(session.absolute(path)).filter(found -> found.type() == FileType.SYMLINK).isPresent();
        } catch (ErrnoException _) {
            return false;
        }
    }

    private boolean unary(String operator, String operand) {
        return switch (operator) {
            case "-n" -> !operand.isEmpty();
            case "-z" -> operand.isEmpty();
            case "-b" -> isType(operand, FileType.BLOCK);
            case "-c" -> isType(operand, FileType.CHARACTER);
            case "-d" -> isType(operand, FileType.DIRECTORY);
            case "-f" -> isType(operand, FileType.REGULAR);
            case "-h", "-L" -> isLink(operand);
            case "-e", "-r", "-w", "-O", "-G" -> stat(operand).isPresent();
            case "-s" -> stat(operand).filter(found -> found.size() > 0).isPresent();
            case "-x" -> hasMode(operand, 0111);
            case "-g" -> hasMode(operand, 02000);
            case "-u" -> hasMode(operand, 04000);
            case "-k" -> hasMode(operand, 01000);
            default -> false;
        };
    }
}
