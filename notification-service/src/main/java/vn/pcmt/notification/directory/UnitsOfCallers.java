package vn.pcmt.notification.directory;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.CallersUnits;
import vn.pcmt.kit.time.VietnamTime;

/** Who works for a unit that has ended reads what he was told, and decides nothing for it. */
@Component
class UnitsOfCallers implements CallersUnits {
    private final Directory directory;
    private final Clock clock;

    UnitsOfCallers(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public boolean hasEnded(String unitKey) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        return directory
                .unit(unitKey)
                .map(Unit::validTo)
                .filter(end -> !today.isBefore(end))
                .isPresent();
    }
}
