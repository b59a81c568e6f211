package volscope.model.command;

import java.util.List;

/** Names that may stand somewhere, as the machine knows them now. */
@FunctionalInterface
public interface Candidates {

    /** No names. */
    Candidates NONE = (kind, prefix) -> List.of();

    /**
     * Names of a kind.
     *
     * @param kind
     *            the kind's name in the table: {@code VG}, {@code LV}, {@code PV}, {@code DmName}, {@code FilePath}
     * @param prefix
     *            what they begin with
     */
    List<String> of(String kind, String prefix);
}
