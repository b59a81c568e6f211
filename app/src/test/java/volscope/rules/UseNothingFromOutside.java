package volscope.rules;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Forbids clocks, randomness without a seed, threads that sleep, the environment and the file system. */
final class UseNothingFromOutside extends ArchCondition<JavaClass> {
    private static final Set<String> TYPES = Set.of("java.io.File", "java.io.FileInputStream", "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter", "java.io.RandomAccessFile", "java.nio.channels.FileChannel", "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom", "java.lang.ProcessBuilder", "java.util.Timer");

    /** Owner, a dot, the name, and the parameters where only one of the overloads is meant. */
    private static final Pattern CALLS = Pattern
            .compile(String.join("|", "java\\.lang\\.(Strict)?Math\\.random\\(\\)", "java\\.util\\.Random\\.<init>\\(\\)",
                    "java\\.util\\.SplittableRandom\\.<init>\\(\\)", "java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)\\(.*\\)",
                    "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)", "java\\.util\\.UUID\\.randomUUID\\(\\)",
                    "java\\.util\\.Date\\.<init>\\(\\)",
                    "java\\.util\\.Calendar\\.getInstance\\(.*\\)", "java\\.time\\..*\\.now\\(.*\\)",
                    "java\\.time\\.(Clock|InstantSource)\\.(system|tick).*",
                    "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties|identityHashCode)\\(.*\\)",
                    "java\\.lang\\.Thread\\.sleep\\(.*\\)", "java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*\\)",
                    "java\\.lang\\.Runtime\\.exec\\(.*\\)"));

    UseNothingFromOutside() {
        super("use no clock, randomness, environment or file system");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (isForbidden(dependency.getTargetClass().getBaseComponentType())) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
        calls(type).filter(call -> CALLS.matcher(signature(call.getTarget())).matches())
                .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
    }

    private static Stream<JavaAccess<? extends CodeUnitAccessTarget>> calls(JavaClass type) {
        return Stream.concat(type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream());
    }

    private static boolean isForbidden(JavaClass type) {
        return TYPES.contains(type.getName()) || Project.isIn(type, "java.nio.file") || Project.isIn(type, "java.net");
    }

    private static String signature(CodeUnitAccessTarget target) {
        String parameters = String.join(", ", target.getRawParameterTypes().stream().map(JavaClass::getName).toList());
        return target.getOwner().getName() + "." + target.getName() + "(" + parameters + ")";
    }
}
