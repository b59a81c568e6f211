package volscope.app.cli;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Machines that nobody looks into while they work: they need not keep their single steps. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface InBulk {
}
