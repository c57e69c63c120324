package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Reads forms to be filled in elsewhere, one or many together. */
@Component
public class ReadForms {

    private final Reports reports;
    private final ReportCommands commands;
    private final ReadBackground background;
    private final Units units;
    private final Access access;

    ReadForms(Reports reports, ReportCommands commands, ReadBackground background, Units units, Access access) {
        this.reports = reports;
        this.commands = commands;
        this.background = background;
        this.units = units;
        this.access = access;
    }

    /** @throws Refusal as when the report is read */
    public FormToFill one(ReportId id, Caller caller) {
        access.requireReader(caller, id.unitKey());
        commands.existing(id);
        return all(List.of(id)).getFirst();
    }

    /** Those of the reports that exist and are owed, in the order asked for. The caller's right to them has been checked. */
    public List<FormToFill> all(List<ReportId> ids) {
        Map<ReportId, Report> found =
                reports.find(ids).stream().collect(Collectors.toMap(Report::id, Function.identity()));
        Map<String, Unit> known =
                units.find(ids.stream().map(ReportId::unitKey).distinct().toList());
        Map<ReportId, Map<String, BigDecimal>> previous = background.previous(ids);
        List<FormToFill> forms = new ArrayList<>();
        for (ReportId id : ids) {
            Report report = found.get(id);
            Unit unit = known.get(id.unitKey());
            if (report != null && unit != null && report.status() != ReportStatus.WITHDRAWN) {
                Template form = commands.form(report);
                forms.add(new FormToFill(
                        id,
                        unit.code(),
                        unit.name(),
                        form,
                        report.deadlines(),
                        report.revision(),
                        new RevisionForms(report, form).latest(),
                        previous.get(id)));
            }
        }
        return forms;
    }
}
