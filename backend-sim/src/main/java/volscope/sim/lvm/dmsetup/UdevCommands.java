package volscope.sim.lvm.dmsetup;

import java.util.List;

/** The commands about udev's cookies. Without udev there are none, and nobody waits for one. */
final class UdevCommands {

    private static final int MAGIC = 0x0d4d;
    private static final int FLAGS_SHIFT = 16;
    private static final List<String> FLAGS = List.of("DISABLE_DM_RULES", "DISABLE_SUBSYSTEM_RULES", "DISABLE_DISK_RULES",
            "DISABLE_OTHER_RULES", "LOW_PRIORITY", "DISABLE_LIBRARY_FALLBACK", "PRIMARY_SOURCE");

    private UdevCommands() {
    }

    /** A cookie's value, 0 for none. */
    private static long cookie(Session session, String text) {
        long value = 0;
        try {
            value = Long.decode(text);
        } catch (NumberFormatException wrong) {
            value = 0;
        }
        if (value <= 0 || value > 0xffffffffL) {
            session.error("Incorrect cookie value.");
            return 0;
        }
        return value;
    }

    static boolean release(Session session, List<String> operands) {
        if (operands.isEmpty()) {
            session.error("No udev transaction cookie given.");
            return false;
        }
        return cookie(session, operands.get(0)) != 0;
    }

    static boolean flags(Session session, List<String> operands) {
        long cookie = cookie(session, operands.get(0));
        for (int bit = 0; bit < FLAGS_SHIFT; bit++) {
            if ((cookie >> FLAGS_SHIFT + bit & 1) != 0) {
                session.println(name(bit) + "='1'");
            }
        }
        return cookie != 0;
    }

    private static String name(int bit) {
        int half = FLAGS_SHIFT / 2;
        if (bit >= half) {
            return "DM_SUBSYSTEM_UDEV_FLAG" + (bit - half);
        }
        return bit < FLAGS.size() ? "DM_UDEV_" + FLAGS.get(bit) + "_FLAG" : "DM_UDEV_FLAG" + bit;
    }

    static boolean complete(Session session, List<String> operands) {
        long cookie = cookie(session, operands.get(0));
        if (cookie != 0) {
            session.println("DM_COOKIE_COMPLETED=0x%-10x".formatted(cookie));
        }
        return cookie != 0;
    }

    static boolean completeAll(Session session, List<String> operands) {
        String keys = "%d (0x%x)".formatted(MAGIC, MAGIC);
        int age = operands.isEmpty() ? 0 : SwitchValues.atoi(operands.get(0));
        if (!session.has("yes")) {
            session.error("WARNING: This operation will destroy all semaphores " + (age == 0 ? "" : "older than " + age + " minutes ")
                    + "with keys that have a prefix " + keys + ".");
            session.print("Do you really want to continue? [y/n]: ");
            byte[] answer = session.invocation().in().read(1);
            if (answer.length == 0 || answer[0] != 'y') {
                session.println("");
                session.println("Semaphores with keys prefixed by " + keys + " NOT destroyed.");
                return true;
            }
        }
        session.println("0 semaphores with keys prefixed by " + keys + " destroyed. 0 skipped.");
        return true;
    }

    static boolean list(Session session, List<String> operands) {
        session.println("Cookie       Semid      Value      Last semop time           Last change time");
        return true;
    }
}
