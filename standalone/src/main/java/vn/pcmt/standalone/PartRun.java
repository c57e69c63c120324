package vn.pcmt.standalone;

import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** A part that has been started. */
sealed interface PartRun permits PartInProcess, PartProcess {

    /** Ends the part in good order and returns when it has ended. */
    void stop();

    /** Whether it still runs. */
    boolean isAlive();

    /** The Spring context, if the part has one in this process. */
    Optional<ConfigurableApplicationContext> context();
}
