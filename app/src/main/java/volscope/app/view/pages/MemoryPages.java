package volscope.app.view.pages;

import java.util.Optional;
import volscope.app.session.Facts;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;

/** Follows a sector of a device down to the page of memory that the device would give for it now. */
final class MemoryPages {
    private static final int SECTORS_IN_PAGE = 8;
    private static final int LINEAR_WORDS = 5;
    private static final int DEEPEST = 16;

    private final Facts facts;

    MemoryPages(Facts facts) {
        this.facts = facts;
    }

    /** Whether an entry leads to another page than the one its device has at a sector, or the device gives no pages any more. */
    boolean isElsewhere(MappingInfo mapping, String device, long sector) {
        if (mapping.pfn() < 0) {
            return false;
        }
        return facts.device(device).filter(mapped -> mapped.dax() == DaxState.NO).isPresent()
                || leadsElsewhere(mapping, device, sector, 0);
    }

    private boolean leadsElsewhere(MappingInfo mapping, String device, long sector, int depth) {
        Optional<MappedDeviceInfo> mapped = facts.device(device);
        if (mapped.isEmpty()) {
            return facts.disk(device).isPresent() && !(device.equals(mapping.memory()) && sector / SECTORS_IN_PAGE == mapping.pfn());
        }
        return depth < DEEPEST && mapped.get().live().stream().map(line -> line.split(" ")).filter(words -> holds(words, sector))
                .anyMatch(words -> below(words, mapping, sector, depth));
    }

    private boolean below(String[] words, MappingInfo mapping, long sector, int depth) {
        boolean linear = words[2].equals("linear") && words.length == LINEAR_WORDS;
        if (!linear && !words[2].equals("snapshot-origin")) {
            return false;
        }
        long there = sector - Long.parseLong(words[0]) + (linear ? Long.parseLong(words[4]) : 0);
        return leadsElsewhere(mapping, name(words[3]), there, depth + 1);
    }

    private static boolean holds(String[] words, long sector) {
        long first = Long.parseLong(words[0]);
        return sector >= first && sector < first + Long.parseLong(words[1]);
    }

    private String name(String number) {
        return facts.deviceOf(number).map(MappedDeviceInfo::name)
                .or(() -> facts.disks().stream().filter(disk -> disk.number().equals(number)).map(DiskInfo::name).findFirst()).orElse("");
    }
}
