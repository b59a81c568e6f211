package volscope.app.view.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/** Follows mapped pages down to chunks and slots. */
final class PagesModel {
    private static final int SECTORS_IN_PAGE = 8;

    private final Facts facts;
    private final Revision revision;

    private PagesModel(Frame frame) {
        facts = frame.facts();
        revision = frame.revision();
    }

    /** A row for each page that some task has in its page table. */
    static List<PageRow> rows(Frame frame) {
        PagesModel model = new PagesModel(frame);
        return frame.facts().mappings().stream().map(model::row).toList();
    }

    private PageRow row(MappingInfo mapping) {
        Optional<Selection.Chunk> chunk = facts.snapshots().entrySet().stream().flatMap(entry -> chunk(mapping, entry).stream())
                .findFirst();
        return new PageRow(mapping, chunk, chunk.flatMap(this::slot));
    }

    private Optional<Selection.Chunk> chunk(MappingInfo mapping, Map.Entry<String, SnapshotInfo> snapshot) {
        return facts.device(snapshot.getValue().origin()).flatMap(origin -> sector(mapping, origin))
                .map(sector -> new Selection.Chunk(snapshot.getKey(), sector / snapshot.getValue().chunkSectors()));
    }

    /** The sector of a device that lies on a page of memory, by the device's linear table. */
    private Optional<Long> sector(MappingInfo mapping, MappedDeviceInfo device) {
        String number = facts.disk(mapping.memory()).map(DiskInfo::number).orElse("");
        long wanted = mapping.pfn() * SECTORS_IN_PAGE;
        return device.live().stream().map(line -> line.split(" ")).filter(words -> isLinearOn(words, number))
                .filter(words -> wanted >= Long.parseLong(words[4]) && wanted < Long.parseLong(words[4]) + Long.parseLong(words[1]))
                .map(words -> Long.parseLong(words[0]) + wanted - Long.parseLong(words[4])).findFirst();
    }

    private static boolean isLinearOn(String[] words, String number) {
        return words.length == 5 && words[2].equals("linear") && words[3].equals(number);
    }

    private Optional<Long> slot(Selection.Chunk chunk) {
        return revision.exceptions(chunk.snapshot(), chunk.chunk(), chunk.chunk() + 1).stream().findFirst()
                .map(run -> run.slot() + chunk.chunk() - run.chunk());
    }
}
