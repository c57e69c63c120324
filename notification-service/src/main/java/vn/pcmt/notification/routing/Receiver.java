package vn.pcmt.notification.routing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, by what they are and not by name, so that it stays right when people come and go.
 *
 * @param who by what they are
 * @param officer id, for {@link Who#OFFICER} only
 */
public record Receiver(
        @NotNull Who who, @Nullable @Size(max = 100) String officer) {

    /** What they are. */
    public enum Who {
        /** Who answers for it: the officer named, who has to decide on it, or whoever reports for the unit or heads it. */
        IN_CHARGE,
        /** Who heads the unit. */
        HEAD,
        /** Who reviews what the unit does, in the nearest area above that has somebody. */
        REVIEWER,
        /** Who leads the nearest area above, or the unit itself, that has somebody. */
        LEADER,
        /** Who leads the Steering Committee of the plan, or the leaders where it has none. */
        COMMITTEE,
        /** The one before whom it was brought. */
        AS_ESCALATED,
        /** One officer, wherever. */
        OFFICER
    }

    /** Who answers for it, in person where somebody is named. */
    public static final Receiver IN_PERSON = of(Who.IN_CHARGE);

    static Receiver of(Who who) {
        return new Receiver(who, null);
    }
}
