package volscope.app.view.start;

import java.util.Optional;
import volscope.app.lab.Lab;
import volscope.app.session.Facts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.ScriptLine;
import volscope.model.machine.SnapshotInfo;

/**
 * A lab as its card shows it: the machine after its lines ran.
 *
 * @param revision
 *            how things are at the end
 * @param steps
 *            how many steps that took
 * @param volume
 *            the first volume, if there is one
 * @param snapshot
 *            its first snapshot that the kernel knows, if there is one
 */
record Look(Revision revision, long steps, Optional<LogicalVolumeInfo> volume, Optional<Taken> snapshot) {

    /**
     * A snapshot with what the kernel says of it.
     *
     * @param volume
     *            the snapshot
     * @param info
     *            the same as the kernel has it
     */
    record Taken(LogicalVolumeInfo volume, SnapshotInfo info) {
    }

    /** Opens a lab on a machine of its own and runs it; empty where the lab does not open. */
    static Optional<Look> at(MachineFactory factory, Lab lab) {
        return factory.open(lab.script(), Optional.empty()) instanceof Opening.Lab opened ? Optional.of(after(opened)) : Optional.empty();
    }

    private static Look after(Opening.Lab lab) {
        Machine machine = lab.machine();
        RevisionId at = machine.start();
        for (ScriptLine line : lab.lines()) {
            if (line.runs()) {
                at = machine.run(at, line.text()).end();
            }
        }
        Revision revision = machine.revision(at);
        return of(revision, Facts.of(revision));
    }

    private static Look of(Revision revision, Facts facts) {
        Optional<LogicalVolumeInfo> volume = facts.groups().stream().flatMap(group -> group.volumes().stream())
                .filter(found -> found.origin().isEmpty()).findFirst();
        Optional<Taken> taken = volume.stream().flatMap(origin -> facts.snapshotsOf(origin).stream())
                .flatMap(snapshot -> facts.snapshot(snapshot).map(info -> new Taken(snapshot, info)).stream()).findFirst();
        return new Look(revision, revision.step(), volume, taken);
    }
}
