package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.text.Texts;
import volscope.app.view.Tool;

/**
 * An act that a command of the table does.
 *
 * @param tool
 *            its name, turn, menu and picture
 * @param on
 *            on the rows of which things it is offered
 * @param aim
 *            what it is about as things are; empty where it has nothing to act on
 * @param rows
 *            the parts of its line that have fields, row by row
 * @param foretelling
 *            what its form says beyond what all forms do
 */
record Deed(Known tool, Set<Class<? extends Selection>> on, Function<Frame, Optional<Aim>> aim, List<List<FieldSpec>> rows,
        Foretelling foretelling) {

    /**
     * What the window asks of an act.
     *
     * @param name
     *            its name
     * @param rank
     *            its turn
     * @param menu
     *            the menu it stands in
     * @param icon
     *            its picture
     * @param keys
     *            the keys that open it; may be empty
     * @param place
     *            where it is offered
     */
    record Known(String name, int rank, Tool.Menu menu, Feather icon, String keys, Where place) {
    }

    /** Where an act is offered. */
    enum Where {
        MENUS, MENUS_AND_BAR
    }

    /** Sentences about what the line would do. */
    @FunctionalInterface
    interface Foretelling {
        Foretelling NOTHING = (texts, aim, foreseen) -> List.of();

        List<String> sentences(Texts texts, Aim aim, Foreseen foreseen);
    }

    static Deed of(String name, int rank, Tool.Menu menu, Feather icon, Function<Frame, Optional<Aim>> aim) {
        return new Deed(new Known(name, rank, menu, icon, "", Where.MENUS), Set.of(), aim, List.of(), Foretelling.NOTHING);
    }

    @SafeVarargs
    final Deed on(Class<? extends Selection>... things) {
        return new Deed(tool, Set.of(things), aim, rows, foretelling);
    }

    /** With a row of fields below those there are. */
    Deed row(FieldSpec... fields) {
        List<List<FieldSpec>> more = new ArrayList<>(rows);
        more.add(List.of(fields));
        return new Deed(tool, on, aim, List.copyOf(more), foretelling);
    }

    /** With a field for a part of its line. */
    Deed row(String key) {
        return row(new FieldSpec.Plain(key));
    }

    Deed telling(Foretelling sentences) {
        return new Deed(tool, on, aim, rows, sentences);
    }

    Deed keys(String keys) {
        return new Deed(new Known(tool.name(), tool.rank(), tool.menu(), tool.icon(), keys, tool.place()), on, aim, rows, foretelling);
    }

    Deed inBar() {
        return new Deed(new Known(tool.name(), tool.rank(), tool.menu(), tool.icon(), tool.keys(), Where.MENUS_AND_BAR), on, aim, rows,
                foretelling);
    }
}
