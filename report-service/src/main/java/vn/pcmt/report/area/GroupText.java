package vn.pcmt.report.area;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.report.unit.Unit;

/**
 * What a group of areas is: areas named one by one, and areas of today that have something in common.
 *
 * @param members keys of areas at any level and of any time, each followed through reorganisations
 * @param choice units chosen by what they are; null for none
 * @param retired no longer offered; it stays readable
 */
@Schema(example = """
        {"nameVi": "Các xã biên giới giáp Lào", "nameEn": "Communes on the border with Laos", "members": [],
         "choice": {"within": "44@2025-07-01", "kinds": [], "border": true}, "retired": false}
        """)
record GroupText(
        @NotBlank @Size(max = 200) String nameVi,
        @NotBlank @Size(max = 200) String nameEn,
        @NotNull @Size(max = 1000) List<@NotBlank @Size(max = 40) String> members,
        @Nullable @Valid Choice choice,
        boolean retired) {

    GroupText {
        members = List.copyOf(Objects.requireNonNullElse(members, List.of()));
    }

    /**
     * Units of commune level that exist today.
     *
     * @param within key of the area they lie in
     * @param kinds none for any of commune level
     * @param border only those on the land border
     */
    record Choice(
            @NotBlank @Size(max = 40) String within,
            @Nullable Set<@NotNull UnitKind> kinds,
            boolean border) {
        Choice {
            kinds = Set.copyOf(Objects.requireNonNullElse(kinds, Set.of()));
        }

        boolean takes(Unit unit) {
            return unit.kind().isCommuneLevel()
                    && unit.path().contains(within)
                    && (kinds == null || kinds.isEmpty() || kinds.contains(unit.kind()))
                    && (!border || unit.border());
        }
    }
}
