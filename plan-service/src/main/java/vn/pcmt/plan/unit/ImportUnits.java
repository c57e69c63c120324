package vn.pcmt.plan.unit;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.change.FieldChange;
import vn.pcmt.plan.imports.Cells;
import vn.pcmt.plan.imports.CsvColumns;
import vn.pcmt.plan.imports.CsvRow;
import vn.pcmt.plan.imports.CsvTable;
import vn.pcmt.plan.imports.ImportOutcome;
import vn.pcmt.plan.imports.ImportOutcome.Action;
import vn.pcmt.plan.imports.ImportOutcome.RowChange;
import vn.pcmt.plan.imports.Imports;
import vn.pcmt.plan.imports.PreparedImport;
import vn.pcmt.plan.imports.RowProblem;

/**
 * Registers and corrects many units from a CSV file. A row is a unit by its code and first day: one that is not known is
 * registered, one that is known takes over the cells that are not empty. What a reorganisation alone may change, its
 * place and its kind, an import refuses to.
 */
@Component
class ImportUnits {
    static final CsvColumns COLUMNS = new CsvColumns(
            List.of("code", "name", "kind", "parent", "validFrom", "border", "population", "latitude", "longitude"),
            Set.of("code", "name", "kind", "parent"),
            Map.of("type", "kind", "province_code", "parent"),
            Set.of());

    private static final Map<String, UnitKind> KINDS = Map.of(
            "xã", UnitKind.COMMUNE,
            "phường", UnitKind.WARD,
            "thị trấn", UnitKind.TOWNSHIP,
            "đặc khu", UnitKind.SPECIAL_ZONE,
            "huyện", UnitKind.DISTRICT,
            "thị xã", UnitKind.DISTRICT,
            "tỉnh", UnitKind.PROVINCE,
            "thành phố", UnitKind.PROVINCE);

    private static final String TURN = "import of units";
    private static final int ATTEMPTS = 5;

    private final Imports imports;
    private final Units units;
    private final UnitRules rules;
    private final ReorganisationTurn turn;
    private final Validator validator;
    private final Clock clock;

    ImportUnits(
            Imports imports, Units units, UnitRules rules, ReorganisationTurn turn, Validator validator, Clock clock) {
        this.imports = imports;
        this.units = units;
        this.rules = rules;
        this.turn = turn;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Says what a file would do.
     *
     * @param validFrom first day of units whose row names none
     * @throws Refusal if the file as a whole cannot be read
     */
    ImportOutcome tryOut(byte[] file, @Nullable LocalDate validFrom, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        return imports.tryOut(file, COLUMNS, table -> prepare(table, validFrom, caller));
    }

    /** @throws Refusal {@code import-refused} with every row at fault; {@code reorganisation-in-progress} */
    ImportOutcome handle(byte[] file, @Nullable LocalDate validFrom, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        turn.take(TURN);
        try {
            return imports.carryOut(
                    "units " + validFrom,
                    file,
                    COLUMNS,
                    caller,
                    key,
                    table -> prepare(table, validFrom, caller),
                    prepared -> SideBySide.each(prepared.writes(), Runnable::run));
        } finally {
            turn.release(TURN);
        }
    }

    /** A row as far as it could be read. */
    private record Row(CsvRow cells, NewUnit unit, @Nullable LocalDate validFrom, List<RowProblem> problems) {
        UnitLevel level() {
            return UnitLevel.of(unit.kind());
        }
    }

    private PreparedImport prepare(CsvTable table, @Nullable LocalDate validFrom, Caller caller) {
        UnitsInMemory tree = new UnitsInMemory(units.findAll());
        PreparedImport prepared = new PreparedImport();
        Map<String, Long> seen = new HashMap<>();
        List<Row> rows = table.rows().stream()
                .map(row -> read(row, validFrom))
                // Whoever is above comes first, whatever the order of the file.
                .sorted(Comparator.comparing(Row::level)
                        .thenComparing(row -> row.cells().number()))
                .toList();
        for (Row row : rows) {
            prepare(row, tree, seen, prepared, caller);
        }
        return prepared;
    }

    private Row read(CsvRow row, @Nullable LocalDate otherwise) {
        Cells cells = new Cells(row);
        String kindText = cells.required("kind");
        UnitKind kind = kind(kindText);
        if (kind == null) {
            if (!kindText.isEmpty()) {
                cells.problem("kind", "unit-kind-unknown", kindText);
            }
            kind = UnitKind.COMMUNE;
        }
        LocalDate validFrom = row.get("validFrom") == null ? otherwise : cells.day("validFrom");
        if (validFrom == null && row.get("validFrom") == null) {
            cells.problem("validFrom", "required");
        }
        NewUnit unit = new NewUnit(
                cells.required("code"),
                cells.required("name"),
                kind,
                row.get("parent"),
                cells.yesOrNo("border"),
                cells.whole("population"),
                cells.decimal("latitude"),
                cells.decimal("longitude"));
        if (cells.problems().isEmpty()) {
            for (ConstraintViolation<NewUnit> violation : validator.validate(unit)) {
                String column = violation.getPropertyPath().toString();
                cells.problem(column, "cell-invalid", String.valueOf(violation.getInvalidValue()));
            }
        }
        return new Row(row, unit, validFrom, cells.problems());
    }

    private static @Nullable UnitKind kind(String text) {
        UnitKind known = KINDS.get(text.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        for (UnitKind kind : UnitKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        return null;
    }

    private void prepare(Row row, UnitsInMemory tree, Map<String, Long> seen, PreparedImport prepared, Caller caller) {
        LocalDate validFrom = row.validFrom();
        if (!row.problems().isEmpty() || validFrom == null) {
            prepared.refused(row.problems());
            return;
        }
        long number = row.cells().number();
        NewUnit unit = withParent(row.unit(), validFrom, tree);
        String key = unit.keyAt(validFrom);
        Long first = seen.putIfAbsent(key, number);
        if (first != null) {
            prepared.refused(List.of(new RowProblem(number, "code", "row-repeated", key, first)));
            return;
        }
        AdministrativeUnit known = tree.find(key).orElse(null);
        if (known != null) {
            amend(number, unit, known.state(), prepared, caller);
            return;
        }
        List<RowProblem> problems = rules.problems("", unit, validFrom, Set.of(), tree).stream()
                .map(problem -> RowProblem.of(number, problem))
                .toList();
        if (!problems.isEmpty()) {
            prepared.refused(problems);
            return;
        }
        String parent = unit.parent();
        List<String> parentPath = parent == null
                ? List.of()
                : tree.find(parent).orElseThrow().state().path();
        AdministrativeUnit added =
                AdministrativeUnit.register(unit, validFrom, parentPath, null, caller.id(), clock.instant());
        tree.add(added);
        prepared.change(new RowChange(number, key, Action.ADD, List.of()), () -> insertIfAbsent(added));
    }

    /** The parent by its key. A file may name it by its code: then it is the unit of that code on that day. */
    private static NewUnit withParent(NewUnit unit, LocalDate validFrom, UnitsInMemory tree) {
        String parent = unit.parent();
        if (parent == null || parent.contains("@") || parent.equals(UnitState.COUNTRY_KEY)) {
            return unit;
        }
        String key = tree.livingWithCode(parent).stream()
                .map(AdministrativeUnit::state)
                .filter(above ->
                        above.existsOn(validFrom) && UnitLevel.of(above.kind()).isAbove(UnitLevel.of(unit.kind())))
                .map(UnitState::key)
                .findFirst()
                .orElse(parent);
        return new NewUnit(
                unit.code(),
                unit.name(),
                unit.kind(),
                key,
                unit.border(),
                unit.population(),
                unit.latitude(),
                unit.longitude());
    }

    private void amend(long number, NewUnit unit, UnitState known, PreparedImport prepared, Caller caller) {
        List<RowProblem> problems = new ArrayList<>();
        if (known.validTo() != null) {
            problems.add(new RowProblem(number, "code", "unit-abolished", known.key()));
        }
        if (known.kind() != unit.kind()) {
            problems.add(new RowProblem(number, "kind", "only-by-reorganisation"));
        }
        if (known.path().size() > 1 && !known.path().get(1).equals(unit.parent())) {
            problems.add(new RowProblem(number, "parent", "only-by-reorganisation"));
        }
        if (!problems.isEmpty()) {
            prepared.refused(problems);
            return;
        }
        UnitProperties before = properties(known);
        UnitProperties after = new UnitProperties(
                unit.name(),
                Objects.requireNonNullElse(unit.border(), known.border()),
                unit.population() == null ? known.population() : unit.population(),
                unit.latitude() == null ? known.latitude() : unit.latitude(),
                unit.longitude() == null ? known.longitude() : unit.longitude());
        if (after.equals(before)) {
            prepared.same();
            return;
        }
        prepared.change(
                new RowChange(number, known.key(), Action.AMEND, FieldChange.between(before, after)),
                () -> amend(known.key(), after, caller.id(), clock.instant()));
    }

    private static UnitProperties properties(UnitState unit) {
        return new UnitProperties(unit.name(), unit.border(), unit.population(), unit.latitude(), unit.longitude());
    }

    private void insertIfAbsent(AdministrativeUnit unit) {
        try {
            units.insert(unit);
        } catch (DuplicateKeyException known) {
            // Written by an earlier run of the same file.
            return;
        }
    }

    private void amend(String key, UnitProperties after, String actor, Instant at) {
        for (int attempt = 1; ; attempt++) {
            AdministrativeUnit unit = units.findById(key).orElseThrow();
            if (!unit.amend(after, actor, at)) {
                return;
            }
            try {
                units.save(unit);
                return;
            } catch (OptimisticLockingFailureException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }
}
