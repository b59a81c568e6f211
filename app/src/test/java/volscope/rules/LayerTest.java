package volscope.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static volscope.rules.Project.outside;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Who sees whom among the modules, and among the packages of the simulator and of the app. */
class LayerTest {
    @Test
    void everyModuleIsSeen() {
        assertThat(Project.CLASSES).extracting(type -> type.getPackageName().split("\\.", 3)[1]).contains("model", "sim", "app");
    }

    @Test
    void theModelSeesTheJdkAlone() {
        check(noClasses().that().resideInAPackage("volscope.model..").should()
                .dependOnClassesThat(outside("volscope.model", "java", "org.jspecify"))
                .because("the model is the language that both sides of the ports speak"));
    }

    @Test
    void theSimulatorSeesTheModelAndItsCollections() {
        check(noClasses().that().resideInAPackage("volscope.sim..").should()
                .dependOnClassesThat(
                        outside("volscope.sim", "volscope.model", "java", "org.jspecify", "org.pcollections", "jakarta.inject"))
                .because("a machine knows neither a toolkit nor an injector"));
    }

    @Test
    void thePackagesOfTheSimulatorLookDown() {
        check(classes().that().resideInAPackage("volscope.sim..").should(new LookDown())
                .because("a package looks down the list, never up"));
    }

    @Test
    void onlyTheWiringNamesTheSimulator() {
        check(noClasses().that().resideInAPackage("volscope.app..").and().resideOutsideOfPackage("volscope.app.wiring..").should()
                .dependOnClassesThat().resideInAPackage("volscope.sim..").because("the app speaks to a machine through the ports"));
    }

    @Test
    void onlyTheWiringHoldsAnInjector() {
        check(noClasses().that().resideInAPackage("volscope.app..").and().resideOutsideOfPackage("volscope.app.wiring..").should()
                .dependOnClassesThat().haveFullyQualifiedName("com.google.inject.Injector").orShould().dependOnClassesThat()
                .haveFullyQualifiedName("com.google.inject.Guice").because("classes are given what they need"));
    }

    @Test
    void aViewSeesTheModelAndTheSession() {
        check(classes().that().resideInAPackage("volscope.app.view.*..").should(new SeeNoOtherView())
                .because("views meet in the session, not in each other"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Project.CLASSES);
    }
}
