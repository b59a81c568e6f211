package volscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** A branch of a machine as formulas see it. */
final class Story implements World {
    private final Judge judge;
    private final RevisionId start;
    private final List<Ran> before;
    private final List<Ran> since;
    private final List<RevisionId> session;
    private final RevisionId at;

    /**
     * A story.
     *
     * @param start
     *            the revision after the setup
     * @param before
     *            the lines of the setup
     * @param since
     *            the lines of this branch after it
     * @param session
     *            the revisions of all branches since the start
     * @param at
     *            the revision that is judged
     */
    Story(Judge judge, RevisionId start, List<Ran> before, List<Ran> since, List<RevisionId> session, RevisionId at) {
        this.judge = judge;
        this.start = start;
        this.before = before;
        this.since = since;
        this.session = session;
        this.at = at;
    }

    @Override
    public Moment now() {
        return judge.moment(at);
    }

    @Override
    public Moment start() {
        return judge.moment(start);
    }

    @Override
    public List<RevisionId> branch() {
        List<RevisionId> branch = new ArrayList<>(List.of(start));
        since.forEach(ran -> branch.addAll(ran.steps()));
        return branch;
    }

    @Override
    public List<RevisionId> session() {
        return session;
    }

    @Override
    public List<RevisionId> history() {
        List<RevisionId> history = new ArrayList<>(List.of(judge.powerOn()));
        before.forEach(ran -> history.addAll(ran.steps()));
        since.forEach(ran -> history.addAll(ran.steps()));
        return history;
    }

    @Override
    public Revision revision(RevisionId id) {
        return judge.moment(id).revision();
    }

    /** The lines after a revision did not happen yet. */
    @Override
    public World at(RevisionId revision) {
        List<Ran> cut = new ArrayList<>();
        for (Ran ran : since) {
            int index = ran.steps().indexOf(revision);
            if (index >= 0) {
                cut.add(new Ran(ran.line(), ran.before(), ran.steps().subList(0, index + 1), ran.exitCode()));
                return new Story(judge, start, before, cut, session, revision);
            }
            cut.add(ran);
        }
        boolean isStart = revision.equals(start);
        return new Story(judge, start, before, isStart ? List.of() : since, session, revision);
    }

    @Override
    public long commands() {
        return since.stream().filter(judge::changed).count();
    }

    @Override
    public OptionalInt exitCode() {
        return since.isEmpty() ? OptionalInt.empty() : OptionalInt.of(since.getLast().exitCode());
    }
}
