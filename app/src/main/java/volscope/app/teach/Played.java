package volscope.app.teach;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Machines for lessons that are played without a window: they keep every step, and judge none before somebody asks. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Played {
}
