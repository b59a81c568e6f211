package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Selection;
import volscope.app.view.Tool.Menu;
import volscope.app.view.acts.FieldSpec.Choice;

/** What is done with the machine as a whole. */
final class MachineDeeds {
    private MachineDeeds() {
    }

    static List<Deed> all() {
        return List.of(reboot(), crash());
    }

    private static Deed reboot() {
        return Deed.of("reboot", 101, Menu.MACHINE, Feather.REPEAT, frame -> Optional.of(Aim.at("", "reboot"))).on(Selection.None.class);
    }

    private static Deed crash() {
        return Deed.of("crash", 102, Menu.MACHINE, Feather.ZAP, frame -> Optional.of(Aim.at("", "crash"))).on(Selection.None.class)
                .row(new Choice("#0", frame -> List.of("", "none", "all", "worst")));
    }
}
