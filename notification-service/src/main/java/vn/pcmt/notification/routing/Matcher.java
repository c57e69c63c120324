package vn.pcmt.notification.routing;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.ObligationKind;

/**
 * A condition on what there is to tell: that a field has one of some values. Routes, silences and outages all use it.
 *
 * @param not whether it must have none of them instead
 */
public record Matcher(
        @NotNull Field field,
        @NotEmpty @Size(max = 200) List<@NotNull @Size(min = 1, max = 100) String> values,
        boolean not) {

    /** What can be matched on. */
    public enum Field {
        /** What sort of thing is owed. */
        OWES,
        /** What there is to say of it. */
        KIND,
        SEVERITY,
        /** Id of the plan that asks for it. */
        PLAN,
        /** Key of the unit that owes it. */
        UNIT,
        /** Key of an area that the unit lies in, in its own time or today; the unit itself included. */
        AREA,
        /** Id of the officer who answers for it. */
        OWNER,
        /** Before whom it comes; no value unless it was escalated. */
        LEVEL
    }

    public Matcher {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** That a field has one of some values. */
    public static Matcher of(Field field, Object... values) {
        return new Matcher(field, Stream.of(values).map(Object::toString).toList(), false);
    }

    /** @param areas keys of the areas that the unit lies in */
    boolean matches(Matter matter, List<String> areas) {
        boolean one =
                switch (field) {
                    case OWES -> values.contains(matter.owes().name());
                    case KIND -> values.contains(matter.kind().name());
                    case SEVERITY -> values.contains(matter.severity().name());
                    case PLAN -> has(matter.plan());
                    case UNIT -> values.contains(matter.unitKey());
                    case AREA ->
                        values.contains(matter.unitKey()) || areas.stream().anyMatch(values::contains);
                    case OWNER -> has(matter.owner());
                    case LEVEL ->
                        matter.level() != null && values.contains(matter.level().name());
                };
        return one != not;
    }

    /** Whether a field that has only some values has none but these; the others may have any. */
    boolean isKnown() {
        return switch (field) {
            case OWES ->
                Stream.of(ObligationKind.values()).map(Enum::name).toList().containsAll(values);
            case KIND -> Stream.of(AlertKind.values()).map(Enum::name).toList().containsAll(values);
            case SEVERITY ->
                Stream.of(Severity.values()).map(Enum::name).toList().containsAll(values);
            case LEVEL -> Stream.of(Level.values()).map(Enum::name).toList().containsAll(values);
            case PLAN, UNIT, AREA, OWNER -> true;
        };
    }

    private boolean has(@Nullable String value) {
        return value != null && values.contains(value);
    }
}
