package volscope.sim.check.fuzz;

import java.util.Optional;
import java.util.function.LongConsumer;

import volscope.model.machine.Opening;
import volscope.model.machine.ReferenceCheck;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** Compares the kernel with the naive machine: devices up to snapshots, volumes, and where origins have DAX mapped files. */
public final class NaiveCheck implements ReferenceCheck {

    @Override
    public Verdict run(Budget budget, Optional<String> kernel, LongConsumer progress) {
        String name = kernel.orElse(Profiles.DEFAULT.name());
        Optional<Profile> profile = Profiles.named(name);
        if (profile.isEmpty()) {
            return new NoKernel(Opening.Refused.of(Opening.Reason.UNKNOWN_KERNEL, 0, name,
                    String.join(" ", Profiles.all().stream().map(Profile::name).toList())));
        }
        return new Fuzzer(Engine.of(profile.get()), progress).run(budget.commands(), budget.seed())
                .<Verdict>map(script -> new Different(script.lines(), script.expected(), script.found())).orElseGet(Same::new);
    }
}
