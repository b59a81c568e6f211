package volscope.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about packages, on names that break them. */
class PackageOrderTest {
    @ParameterizedTest
    @CsvSource({"volscope.sim.dm,volscope.sim.device,false", "volscope.sim.device,volscope.sim.dm,true",
        "volscope.sim.dm.target,volscope.sim.dm,false", "volscope.sim.dm,volscope.sim.dm.target,false",
        "volscope.sim.shell.filter,volscope.sim.machine,true", "volscope.sim.machine,volscope.sim,true",
        "volscope.sim,volscope.sim.machine,false", "volscope.sim.page,volscope.model.unit,false", "volscope.sim.page,java.util,false"})
    void aPackageMayNotLookUp(String from, String to, boolean refused) {
        assertThat(LookDown.looksUp(from, to)).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"volscope.sim,true", "volscope.sim.lvm.report,true", "volscope.sim.util,false"})
    void aPackageHasAPlaceInTheOrder(String name, boolean hasPlace) {
        assertThat(LookDown.hasPlace(name)).isEqualTo(hasPlace);
    }

    @ParameterizedTest
    @CsvSource({"volscope.app.view.why,volscope.app.view.why.part,true", "volscope.app.view.why,volscope.app.view.storage,false",
        "volscope.app.view.why,volscope.app.view,true", "volscope.app.view.why,volscope.app.session,true",
        "volscope.app.view.why,volscope.model.unit,true", "volscope.app.view.why,volscope.app.shell,false",
        "volscope.app.view.why,volscope.sim.dm,false", "volscope.app.view.why,javafx.scene,true"})
    void aViewSeesNoOther(String from, String to, boolean allowed) {
        assertThat(SeeNoOtherView.maySee(from, to)).isEqualTo(allowed);
    }
}
