package vn.pcmt.report.unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;

/**
 * What a unit became on the day it ended. Today's tree says it only until the next reorganisation of what it became.
 *
 * @param key of the unit that ended
 */
@Document(Ending.COLLECTION)
@TypeAlias("succession")
@CompoundIndex(name = "into", def = "{'into.key': 1}")
record Ending(@Id String key, LocalDate on, List<Part> into) {

    static final String COLLECTION = "area_successions";

    Ending {
        into = List.copyOf(into);
    }

    /**
     * A unit that it went into.
     *
     * @param share 0 exclusive to 1
     */
    record Part(String key, BigDecimal share) {}

    /** Whether an event is the one that ended its unit: later ones tell where its successors went. */
    static boolean isToldBy(UnitReorganised event) {
        return event.unit().validTo() != null && event.unit().validTo().equals(event.effectiveOn());
    }

    static Ending of(UnitReorganised event) {
        UnitState unit = event.unit();
        return new Ending(
                unit.key(),
                Objects.requireNonNull(unit.validTo()),
                unit.today().stream()
                        .map(successor -> new Part(successor.path().getFirst(), successor.share()))
                        .toList());
    }

    boolean isWhole() {
        return into.size() == 1 && into.getFirst().share().compareTo(BigDecimal.ONE) == 0;
    }
}
