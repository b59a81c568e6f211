package volscope.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What a view package sees of the project: itself, the model, the lessons, the session, the texts, and what all views share. */
final class SeeNoOtherView extends ArchCondition<JavaClass> {
    private static final String VIEWS = "volscope.app.view";
    private static final List<String> OPEN = List.of("volscope.model", "volscope.app.lesson", "volscope.app.session", "volscope.app.text",
            "volscope.app.lab");

    SeeNoOtherView() {
        super("see no other view, and of the project only " + String.join(", ", OPEN) + " and " + VIEWS + " itself");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (!maySee(type.getPackageName(), dependency.getTargetClass().getBaseComponentType().getPackageName())) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    /** Whether a class of the view package {@code from} may see one of package {@code to}. */
    static boolean maySee(String from, String to) {
        return !isIn(to, "volscope") || to.equals(VIEWS) || view(from).equals(view(to)) || OPEN.stream().anyMatch(open -> isIn(to, open));
    }

    private static String view(String packageName) {
        return isIn(packageName, VIEWS) && !packageName.equals(VIEWS) ? packageName.split("\\.", -1)[3] : packageName;
    }

    private static boolean isIn(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }
}
