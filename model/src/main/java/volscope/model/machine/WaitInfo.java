package volscope.model.machine;

import java.util.Optional;

/**
 * A task that can't go on.
 *
 * @param task
 *            its name, or its line where it has none
 * @param reason
 *            what it waits for, in the kernel's words: {@code frozen filesystem on dm-0}
 * @param holder
 *            who alone can let it go on, by the same kind of name, {@link #KERNEL} or {@link #ITSELF}; empty if more than one could
 */
public record WaitInfo(String task, String reason, Optional<String> holder) {

    /** The holder of a wait that the kernel's own work ends. */
    public static final String KERNEL = "the kernel";

    /** The holder of a wait that only the task itself could end. */
    public static final String ITSELF = "itself";
}
