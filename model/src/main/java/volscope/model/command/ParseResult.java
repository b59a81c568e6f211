package volscope.model.command;

import java.util.List;

/** What became of the words of a command line. */
public sealed interface ParseResult permits ParsedLine, ParseResult.Rejected, ParseResult.Asked {

    /**
     * The line is wrong.
     *
     * @param messages
     *            what is said of it, in order
     * @param exitCode
     *            the code the command ends with
     */
    record Rejected(List<Message> messages, int exitCode) implements ParseResult {
        public Rejected {
            messages = List.copyOf(messages);
        }
    }

    /**
     * The line asks for text about the command.
     *
     * @param topic
     *            what it asks for
     */
    record Asked(Topic topic) implements ParseResult {
    }

    /** What a line may ask about a command. */
    enum Topic {
        HELP, LONG_HELP, VERSION
    }

    /**
     * A line of output.
     *
     * @param stream
     *            where it goes
     * @param text
     *            the line, complete but for its end
     */
    record Message(Stream stream, String text) {

        /** A line for standard output. */
        public static Message out(String text) {
            return new Message(Stream.OUT, text);
        }

        /** A line for standard error. */
        public static Message err(String text) {
            return new Message(Stream.ERR, text);
        }
    }

    /** The standard streams a command writes to. */
    enum Stream {
        OUT, ERR
    }
}
