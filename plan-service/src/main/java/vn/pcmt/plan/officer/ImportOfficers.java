package vn.pcmt.plan.officer;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
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
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * Registers and amends many officers from a CSV file. Who is not known takes office; who is known takes over the cells
 * that are not empty.
 */
@Component
class ImportOfficers {
    static final CsvColumns COLUMNS = new CsvColumns(
            List.of("id", "name", "post", "unit", "roles", "email", "phone", "since"),
            Set.of("id", "name", "post", "unit", "roles"),
            Map.of("unitkey", "unit", "role", "roles"),
            Set.of("email", "phone"));

    private final Imports imports;
    private final Officers officers;
    private final OfficerRules rules;
    private final UnitDirectory units;
    private final Validator validator;
    private final Clock clock;

    ImportOfficers(
            Imports imports,
            Officers officers,
            OfficerRules rules,
            UnitDirectory units,
            Validator validator,
            Clock clock) {
        this.imports = imports;
        this.officers = officers;
        this.rules = rules;
        this.units = units;
        this.validator = validator;
        this.clock = clock;
    }

    /** Says what a file would do. */
    ImportOutcome tryOut(byte[] file, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        return imports.tryOut(file, COLUMNS, table -> prepare(table, caller));
    }

    /** @throws Refusal {@code import-refused} with every row at fault; {@code idempotency-key-reused} */
    ImportOutcome handle(byte[] file, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        return imports.carryOut(
                "officers", file, COLUMNS, caller, key, table -> prepare(table, caller), prepared -> prepared.writes()
                        .forEach(Runnable::run));
    }

    private PreparedImport prepare(CsvTable table, Caller caller) {
        Map<String, UnitState> living = units.living();
        Map<String, List<UnitState>> byCode = living.values().stream().collect(Collectors.groupingBy(UnitState::code));
        Map<String, Officer> known =
                officers
                        .findAllById(
                                table.rows().stream().map(row -> row.text("id")).toList())
                        .stream()
                        .collect(Collectors.toMap(officer -> officer.state().id(), Function.identity()));
        PreparedImport prepared = new PreparedImport();
        Map<String, Long> seen = new HashMap<>();
        for (CsvRow row : table.rows()) {
            Cells cells = new Cells(row);
            String id = cells.required("id");
            Officer officer = known.get(id);
            OfficerDetails details = details(cells, row, unit(row.text("unit"), living, byCode), officer);
            check(row, id, details, officer, cells);
            Long first = seen.putIfAbsent(id, row.number());
            if (first != null) {
                cells.problem("id", "row-repeated", id, first);
            }
            if (cells.problems().isEmpty()) {
                rules.problems("", details, officer == null ? null : officer.state(), find(details.unitKey(), living))
                        .forEach(problem -> cells.problem(column(problem), problem.code(), problem.args()));
            }
            if (cells.problems().isEmpty()) {
                prepare(row.number(), id, details, officer, prepared, caller);
            } else {
                prepared.refused(cells.problems());
            }
        }
        return prepared;
    }

    private static String column(FieldProblem problem) {
        String field = problem.pointer().substring(1);
        return field.equals("unitKey") ? "unit" : field;
    }

    private Optional<UnitState> find(String key, Map<String, UnitState> living) {
        UnitState unit = living.get(key);
        return unit == null ? units.find(key) : Optional.of(unit);
    }

    /** A unit by its key, or by its code if one unit of today bears it. */
    private static String unit(String text, Map<String, UnitState> living, Map<String, List<UnitState>> byCode) {
        List<UnitState> found = byCode.getOrDefault(text, List.of());
        return living.containsKey(text) || found.size() != 1
                ? text
                : found.getFirst().key();
    }

    private static OfficerDetails details(Cells cells, CsvRow row, String unitKey, @Nullable Officer known) {
        OfficerState before = known == null ? null : known.state();
        Set<OfficerRole> roles = EnumSet.noneOf(OfficerRole.class);
        for (String role : cells.required("roles").split("[\\s|+]+", -1)) {
            Optional<OfficerRole> found = Arrays.stream(OfficerRole.values())
                    .filter(one -> one.name().equals(role.toUpperCase(Locale.ROOT)))
                    .findFirst();
            if (found.isPresent()) {
                roles.add(found.get());
            } else if (!role.isEmpty()) {
                cells.problem("roles", "role-unknown", role);
            }
        }
        return new OfficerDetails(
                cells.required("name"),
                cells.required("post"),
                unitKey,
                roles,
                row.get("email") == null && before != null ? before.email() : row.get("email"),
                row.get("phone") == null && before != null ? before.phone() : row.get("phone"),
                cells.day("since"));
    }

    private void check(CsvRow row, String id, OfficerDetails details, @Nullable Officer known, Cells cells) {
        if (cells.required("unit").isEmpty() || !cells.problems().isEmpty()) {
            return;
        }
        if (!id.matches(OfficerController.ID)) {
            cells.problem("id", "cell-invalid", id);
        }
        for (ConstraintViolation<OfficerDetails> violation : validator.validate(details)) {
            String column = violation.getPropertyPath().toString();
            String name = column.startsWith("unitKey") ? "unit" : column.replaceAll("\\[.*", "");
            cells.problem(name, "cell-invalid", row.text(name));
        }
        if (known != null && !known.inOffice()) {
            cells.problem("id", "officer-gone", id);
        }
    }

    private void prepare(
            long row,
            String id,
            OfficerDetails details,
            @Nullable Officer known,
            PreparedImport prepared,
            Caller caller) {
        if (known == null) {
            prepared.change(new RowChange(row, id, Action.ADD, List.of()), () -> register(id, details, caller));
            return;
        }
        OfficerState after = details.of(known.state(), rules.today());
        if (after.equals(known.state())) {
            prepared.same();
            return;
        }
        prepared.change(
                new RowChange(row, id, Action.AMEND, FieldChange.between(known.state(), after)),
                () -> amend(id, details, caller));
    }

    private void register(String id, OfficerDetails details, Caller caller) {
        try {
            officers.insert(Officer.register(details.of(id), caller.id(), clock.instant()));
        } catch (DuplicateKeyException known) {
            // Written by an earlier run of the same file.
            return;
        }
    }

    private void amend(String id, OfficerDetails details, Caller caller) {
        Officer officer = officers.findById(id).orElseThrow();
        if (officer.amend(details.of(officer.state(), rules.today()), caller.id(), clock.instant())) {
            officers.save(officer);
        }
    }
}
