package volscope.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The order of the simulator's packages, from the ground up: a package sees itself and those before it. */
final class LookDown extends ArchCondition<JavaClass> {
    private static final String ROOT = "volscope.sim";
    private static final List<String> ORDER = List.of("page", "profile", "kernel", "device", "dm", "snapshot", "thin", "mirror", "fs", "mm",
            "dax",
            "lvm", "shell", "check", "machine");

    LookDown() {
        super("look down the list " + String.join(" < ", ORDER));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!hasPlace(type.getPackageName())) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a package that has no place in the order"));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (looksUp(type.getPackageName(), dependency.getTargetClass().getBaseComponentType().getPackageName())) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    /** Whether a class of package {@code from} may not see one of package {@code to}. */
    static boolean looksUp(String from, String to) {
        return isOfSimulator(to) && height(to) > height(from);
    }

    static boolean hasPlace(String packageName) {
        return packageName.equals(ROOT) || ORDER.contains(area(packageName));
    }

    /** The place in the order; the root package stands above all. */
    private static int height(String packageName) {
        return packageName.equals(ROOT) ? ORDER.size() : ORDER.indexOf(area(packageName));
    }

    private static boolean isOfSimulator(String packageName) {
        return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
    }

    private static String area(String packageName) {
        String[] parts = packageName.split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }
}
