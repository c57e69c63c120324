package vn.pcmt.notification.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;

/**
 * What a caller may read: what concerns the caller's own unit, the units merged into it and those below it. So the
 * province reads of its communes and a commune of itself, whatever the role.
 */
@Component
public class Reach {

    private final Directory directory;

    Reach(Directory directory) {
        this.directory = directory;
    }

    /**
     * Keys of the units to read about.
     *
     * @param unit the one asked for; all within reach if null
     * @throws Refusal {@code forbidden} if it is out of reach, or if the caller has no unit
     */
    public List<String> of(Caller caller, @Nullable String unit) {
        String own = caller.unitKey();
        if (own == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        List<String> within = directory.within(own);
        if (unit == null) {
            return within;
        }
        if (!within.contains(unit)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return List.of(unit);
    }
}
