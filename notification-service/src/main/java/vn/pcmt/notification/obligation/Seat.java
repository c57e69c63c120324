package vn.pcmt.notification.obligation;

import java.util.List;
import org.springframework.data.mongodb.core.index.Indexed;

/**
 * Where something is owed. An event may name the unit, or only an officer or a unit below; where those are is known from
 * other events, which may come later, and change.
 *
 * @param of key of a unit or id of an officer
 * @param otherwise key of the unit where it is owed while {@code of} is not known
 */
public record Seat(By by, @Indexed String of, String otherwise) {

    /** How the unit is found. */
    enum By {
        /** It is named. */
        UNIT,
        /** It is the one where an officer serves today. */
        OFFICER,
        /** It is the area right above a unit. */
        AREA
    }

    /** In a unit. */
    public static Seat in(String unitKey) {
        return new Seat(By.UNIT, unitKey, unitKey);
    }

    /** In an area, or in the one right above the first of several. */
    public static Seat over(List<String> areas) {
        return areas.size() == 1 ? in(areas.getFirst()) : above(areas.getFirst());
    }

    /** Where an officer serves. */
    public static Seat where(String officer, String otherwise) {
        return new Seat(By.OFFICER, officer, otherwise);
    }

    /** In the area right above a unit. */
    public static Seat above(String unitKey) {
        return new Seat(By.AREA, unitKey, unitKey);
    }

    /** Whether other events may move it. */
    boolean moves() {
        return by != By.UNIT;
    }
}
