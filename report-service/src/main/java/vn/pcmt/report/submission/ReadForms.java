package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Reads forms to be filled in elsewhere, one or many together. */
@Component
public class ReadForms {

    private final Reports reports;
    private final ReportCommands commands;
    private final Units units;
    private final Access access;

    ReadForms(Reports reports, ReportCommands commands, Units units, Access access) {
        this.reports = reports;
        this.commands = commands;
        this.units = units;
        this.access = access;
    }

    /** @throws Refusal as when the report is read */
    public FormToFill one(ReportId id, Caller caller) {
        access.requireReader(caller, id.unitKey());
        commands.existing(id);
        return all(List.of(id)).getFirst();
    }

    /** Those of the reports that exist and are owed, in the order asked for. The callers' right to them has been checked. */
    public List<FormToFill> all(List<ReportId> ids) {
        Map<String, Report> found = byId(reports.find(ids));
        Map<String, Unit> known =
                units.find(ids.stream().map(ReportId::unitKey).distinct().toList());
        Map<ReportId, Map<String, BigDecimal>> previous = previous(ids, known);
        List<FormToFill> forms = new ArrayList<>();
        for (ReportId id : ids) {
            Report report = found.get(id.toString());
            Unit unit = known.get(id.unitKey());
            if (report != null && unit != null && report.status() != ReportStatus.WITHDRAWN) {
                forms.add(new FormToFill(
                        id,
                        unit.code(),
                        unit.name(),
                        commands.form(report),
                        report.deadlines(),
                        report.revision(),
                        report.latest().orElse(null),
                        previous.get(id)));
            }
        }
        return forms;
    }

    /** In the first period of a merged unit, the sum over the units it was made of, if all of them had reported. */
    private Map<ReportId, Map<String, BigDecimal>> previous(List<ReportId> ids, Map<String, Unit> known) {
        Map<ReportId, List<ReportId>> parts = new LinkedHashMap<>();
        for (ReportId id : ids) {
            ReportId before = id.previous();
            Unit unit = known.get(id.unitKey());
            if (unit != null) {
                parts.put(
                        id,
                        unit.existsOn(before.period().end())
                                ? List.of(before)
                                : units.predecessorsOf(unit.key()).stream()
                                        .filter(old ->
                                                old.existsOn(before.period().end()))
                                        .map(old -> new ReportId(id.template(), old.key(), before.period()))
                                        .toList());
            }
        }
        Map<String, Report> found =
                byId(reports.find(parts.values().stream().flatMap(List::stream).toList()));
        Map<ReportId, Map<String, BigDecimal>> previous = new HashMap<>();
        parts.forEach((id, made) -> {
            Map<String, BigDecimal> sum = sum(made, found);
            if (sum != null) {
                previous.put(id, sum);
            }
        });
        return previous;
    }

    private static @Nullable Map<String, BigDecimal> sum(List<ReportId> parts, Map<String, Report> found) {
        List<Revision> revisions = parts.stream()
                .map(id -> found.get(id.toString()))
                .flatMap(report -> report == null ? null : report.latest().stream())
                .toList();
        if (revisions.isEmpty() || revisions.size() < parts.size()) {
            return null;
        }
        Map<String, BigDecimal> sum = new TreeMap<>();
        revisions.forEach(
                revision -> revision.values().forEach((code, value) -> sum.merge(code, value, BigDecimal::add)));
        return sum;
    }

    private static Map<String, Report> byId(Collection<Report> reports) {
        return reports.stream().collect(Collectors.toMap(report -> report.id().toString(), Function.identity()));
    }
}
