package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.event.Event;
import volscope.model.event.Event.Lack;
import volscope.model.event.Event.TargetDax;
import volscope.model.event.Event.TableRefused;
import volscope.model.explain.Explanation;
import volscope.model.explain.Explanation.Asked;
import volscope.model.explain.Explanation.Fact;
import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Explanation.Rule;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;

/** Tells why a line was refused, from what happened in the kernel and from the state. */
final class Explainer {

    private Explainer() {
    }

    static Optional<Explanation> explain(String line, KernelState before, Kernel after, List<Event> events) {
        return events.stream().filter(TableRefused.class::isInstance).map(TableRefused.class::cast).findFirst()
                .map(refused -> explain(line, before, after, refused));
    }

    private static Explanation explain(String line, KernelState before, Kernel after, TableRefused refused) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(Key.DEVICE_HAS_TYPE, refused.device(), refused.oldType(), word(after, refused.oldType())));
        facts.add(Fact.of(Key.TABLE_WOULD_HAVE_TYPE, refused.device(), refused.newType(), word(after, refused.newType()),
                String.join("; ", refused.table())));
        List<Fact> needs = new ArrayList<>();
        for (TargetDax target : refused.targets()) {
            lacks(target).forEach(facts::add);
            if (target.lacks() == Lack.DIRECT_ACCESS) {
                needs.add(Fact.of(Key.NEEDS_DIRECT_ACCESS, target.type()));
            }
        }
        needs.add(Fact.of(Key.NEEDS_BIO_FIRST_TABLE, refused.device()));
        facts.addAll(
                WaysOut.leftBehind(before, after).stream().map(volume -> Fact.of(Key.LEFT_BEHIND, volume.path(), volume.size())).toList());
        return new Explanation(new Asked(line, refused.device()), Rule.TYPE_IS_FIXED, facts.stream().distinct().toList(),
                needs.stream().distinct().toList(), WaysOut.of(line, before, after, refused));
    }

    private static String word(Kernel kernel, int type) {
        return type == kernel.profile().dm().daxType() ? "DAX" : type == 1 ? "bio-based" : "none";
    }

    private static List<Fact> lacks(TargetDax target) {
        return switch (target.lacks()) {
            case NOTHING -> List.of();
            case DIRECT_ACCESS -> List.of(Fact.of(Key.TARGET_LACKS_DIRECT_ACCESS, target.type()));
            case ITERATE_DEVICES -> List.of(Fact.of(Key.TARGET_CANNOT_BE_ASKED, target.type()));
            case LOWER_DAX -> target.devices().stream().map(device -> Fact.of(Key.LOWER_LACKS_DAX, target.type(), device)).toList();
        };
    }
}
