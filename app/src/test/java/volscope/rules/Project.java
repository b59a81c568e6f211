package volscope.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;

/** The compiled main classes of every module. */
final class Project {
    static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("volscope");

    private Project() {
    }

    /** Classes whose package, or one it is in, is {@code root}. */
    static boolean isIn(JavaClass type, String root) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** A class outside every one of {@code roots}; primitives are never outside. */
    static DescribedPredicate<JavaClass> outside(String... roots) {
        return DescribedPredicate.describe("outside " + String.join(", ", roots), type -> {
            JavaClass base = type.getBaseComponentType();
            return !base.isPrimitive() && Arrays.stream(roots).noneMatch(root -> isIn(base, root));
        });
    }
}
