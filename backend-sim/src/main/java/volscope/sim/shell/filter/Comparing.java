package volscope.sim.shell.filter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The programs that compare bytes and sum them up: {@code cmp}, {@code md5sum} and its like, {@code cksum}. */
final class Comparing {

    private static final int TROUBLE = 2;

    private Comparing() {
    }

    /** {@code cmp}. */
    static int compare(Invocation invocation) {
        Optional<Options> read = Options.read(invocation,
                new Options.Known("sln:b", Map.of("silent", 's', "quiet", 's', "verbose", 'l', "bytes", 'n')));
        if (read.isEmpty()) {
            return TROUBLE;
        }
        Options options = read.get();
        if (options.operands().isEmpty()) {
            Failure.say(invocation, "missing operand after 'cmp'");
            invocation.err().println("cmp: Try 'cmp --help' for more information.");
            return TROUBLE;
        }
        List<String> names = List.of(options.operands().get(0), options.operands().size() > 1 ? options.operands().get(1) : "-");
        long most = options.value('n').flatMap(Sizes::parse).orElse(Long.MAX_VALUE);
        Inputs inputs = new Inputs(invocation);
        Optional<ByteSource> first = inputs.source(names.get(0));
        if (first.isEmpty()) {
            return TROUBLE;
        }
        try (ByteSource a = first.get()) {
            Optional<ByteSource> second = inputs.source(names.get(1));
            if (second.isEmpty()) {
                return TROUBLE;
            }
            try (ByteSource b = second.get()) {
                return new Comparison(invocation, options, names).run(a, b, most);
            }
        }
    }

    /** A program that prints a digest of each file. */
    static int digest(Invocation invocation, String algorithm) {
        Optional<Options> read = Options.read(invocation, Options.Known.of("bt"));
        if (read.isEmpty()) {
            return 1;
        }
        Inputs inputs = new Inputs(invocation);
        for (String name : Inputs.orStandard(read.get().operands())) {
            inputs.read(name)
                    .ifPresent(bytes -> invocation.out().println(HexFormat.of().formatHex(digest(algorithm, bytes)) + "  " + name));
        }
        return inputs.failed() ? 1 : 0;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(algorithm, e);
        }
    }

    /** {@code cksum}: the checksum of POSIX. */
    static int checksum(Invocation invocation) {
        Inputs inputs = new Inputs(invocation);
        for (String name : Inputs.orStandard(invocation.arguments())) {
            String shown = invocation.arguments().isEmpty() ? "" : " " + name;
            inputs.read(name).ifPresent(bytes -> invocation.out().println(checksum(bytes) + " " + bytes.length + shown));
        }
        return inputs.failed() ? 1 : 0;
    }

    private static String checksum(byte[] bytes) {
        int sum = 0;
        for (byte b : bytes) {
            sum = add(sum, b);
        }
        for (int length = bytes.length; length != 0; length >>>= 8) {
            sum = add(sum, (byte) length);
        }
        return Integer.toUnsignedString(~sum);
    }

    private static int add(int sum, byte b) {
        int next = sum ^ (b & 0xff) << 24;
        for (int bit = 0; bit < 8; bit++) {
            next = next < 0 ? next << 1 ^ 0x04c11db7 : next << 1;
        }
        return next;
    }

    /** {@code strings}: runs of printable characters. */
    static int strings(Invocation invocation) {
        Optional<Options> read = Options.read(invocation, Options.Known.of("an:"));
        if (read.isEmpty()) {
            return 1;
        }
        int least = read.get().value('n').flatMap(Sizes::parse).map(size -> Math.clamp(size, 1, 1 << 20)).orElse(4);
        Inputs inputs = new Inputs(invocation, "'%f'");
        for (String name : Inputs.orStandard(read.get().operands())) {
            inputs.read(name).ifPresent(bytes -> {
                for (String run : Latin.text(bytes).split("[^\\t -~]")) {
                    if (run.length() >= least) {
                        invocation.out().println(run);
                    }
                }
            });
        }
        return inputs.failed() ? 1 : 0;
    }
}
