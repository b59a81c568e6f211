package volscope.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import volscope.app.view.Desk;
import volscope.app.view.Panel;
import volscope.app.view.Tool;

/** What panels may ask of the window. */
final class Doors implements Desk {
    private final List<Panel> panels;
    private final WorkArea work;
    private final ToolButtons tools;
    private final Files files;

    Doors(List<Panel> panels, WorkArea work, ToolButtons tools, Files files) {
        this.panels = panels;
        this.work = work;
        this.tools = tools;
        this.files = files;
    }

    @Override
    public void open(String panel) {
        work.open(panel);
        panels.stream().filter(other -> other.name().equals(panel)).forEach(Panel::focus);
    }

    @Override
    public void act(String tool, Optional<Point2D> beside) {
        tool(tool).ifPresent(found -> beside.ifPresentOrElse(at -> tools.openBeside(found, at),
                () -> tools.open(found, Optional.empty())));
    }

    @Override
    public void save(String name, String text) {
        files.saveText(name, text);
    }

    @Override
    public void point(Optional<String> tool) {
        tools.point(tool.flatMap(this::tool));
    }

    private Optional<Tool> tool(String name) {
        return tools.tools().stream().filter(other -> other.name().equals(name)).findFirst();
    }
}
