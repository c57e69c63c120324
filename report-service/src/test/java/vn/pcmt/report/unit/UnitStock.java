package vn.pcmt.report.unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.SampleUnits;

/** Puts units into the read model as their events would. */
public final class UnitStock {
    private UnitStock() {}

    /** A commune of today, not stored. */
    public static Unit today(String code) {
        return Unit.of(SampleUnits.commune(code), 1);
    }

    /** A commune that went whole into one of today, not stored. */
    public static Unit old(String code, String intoCode) {
        return Unit.of(SampleUnits.oldCommune(code, intoCode), 1);
    }

    /** As its event tells it, not stored. */
    public static Unit known(UnitState state) {
        return Unit.of(state, 1);
    }

    public static void put(MongoOperations store, UnitState... units) {
        for (UnitState unit : units) {
            store.save(Unit.of(unit, 1));
        }
    }

    public static void putCountry(MongoOperations store) {
        store.save(new Unit(
                "VN",
                1,
                "VN",
                "Việt Nam",
                UnitKind.COUNTRY,
                LocalDate.of(1945, 9, 2),
                null,
                true,
                null,
                null,
                null,
                List.of("VN"),
                List.of(new Successor(BigDecimal.ONE, List.of("VN")))));
    }
}
