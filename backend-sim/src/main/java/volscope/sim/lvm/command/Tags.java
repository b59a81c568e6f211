package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;

import volscope.model.command.ParsedLine;

/** Tags as a line changes them. */
final class Tags {

    private Tags() {
    }

    /** The tags with those of {@code --addtag} and without those of {@code --deltag}. */
    static List<String> change(ParsedLine line, List<String> tags) {
        List<String> changed = new ArrayList<>(tags);
        line.texts("addtag").stream().map(Tags::plain).filter(tag -> !changed.contains(tag)).forEach(changed::add);
        changed.removeAll(line.texts("deltag").stream().map(Tags::plain).toList());
        return changed;
    }

    private static String plain(String tag) {
        return tag.startsWith("@") ? tag.substring(1) : tag;
    }
}
