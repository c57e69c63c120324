package vn.pcmt.plan.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitState;

/**
 * A model as shown.
 *
 * @param communes how many commune-level units have taken it over
 * @param provinces how many others
 */
record ModelView(
        String id,
        String planId,
        String name,
        @Nullable String description,
        @Nullable String origin,
        int communes,
        int provinces,
        List<Adopter> adoptions) {

    /** A unit that has taken the model over. */
    record Adopter(
            String unit,
            String name,
            LocalDate on,
            @Nullable String note) {}

    static ModelView of(ReplicatedModel model, Map<String, UnitState> units) {
        List<Adopter> adopters = model.adoptions().stream()
                .map(adoption -> new Adopter(
                        adoption.unit(),
                        name(units.get(adoption.unit()), adoption.unit()),
                        adoption.on(),
                        adoption.note()))
                .toList();
        int communes = (int) model.adoptions().stream()
                .map(adoption -> units.get(adoption.unit()))
                .filter(unit -> unit != null && unit.kind().isCommuneLevel())
                .count();
        return new ModelView(
                model.id(),
                model.planId(),
                model.text().name(),
                model.text().description(),
                model.text().origin(),
                communes,
                adopters.size() - communes,
                adopters);
    }

    private static String name(@Nullable UnitState unit, String otherwise) {
        return unit == null ? otherwise : unit.name();
    }
}
