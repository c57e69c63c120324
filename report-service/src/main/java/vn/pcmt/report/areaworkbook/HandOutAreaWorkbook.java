package vn.pcmt.report.areaworkbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.areaworkbook.AreaWorkbook.Line;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReadForms;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookTexts;

/** Somebody takes one workbook for all units of an area for which he may enter reports. */
@Component
class HandOutAreaWorkbook {

    private static final int PAGE = 200;

    private final ReadForms forms;
    private final Reports reports;
    private final Units units;
    private final Catalogue catalogue;
    private final Rules rules;
    private final Access access;
    private final WorkbookSeal seal;
    private final WorkbookTexts texts;

    HandOutAreaWorkbook(
            ReadForms forms,
            Reports reports,
            Units units,
            Catalogue catalogue,
            Rules rules,
            Access access,
            WorkbookSeal seal,
            WorkbookTexts texts) {
        this.forms = forms;
        this.reports = reports;
        this.units = units;
        this.catalogue = catalogue;
        this.rules = rules;
        this.access = access;
        this.seal = seal;
        this.texts = texts;
    }

    /**
     * A workbook that is ready to be written.
     *
     * @param units how many it has
     * @param estimatedLength about how long the file will be, in bytes: as if all lines were like the first ones
     */
    record Prepared(int units, long estimatedLength, Writing writing) {}

    /** Writes the file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * @throws Refusal {@code template-unknown}, {@code unit-unknown}, {@code wrong-unit}, {@code forbidden} or
     *     {@code workbook-of-none} if no unit of the area owes such a report
     */
    Prepared prepare(String area, ReportingPeriod period, String template, Caller caller, Locale locale) {
        Template form = catalogue
                .inForce(template, period)
                .map(one -> one.of(ReportingLevel.COMMUNE))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", template));
        access.requireReader(caller, area);
        access.requireEntry(caller, area);
        List<Unit> there = units.communesWithin(List.of(area)).stream()
                .filter(unit -> unit.existsOn(period.end()))
                .toList();
        Set<String> barred = access.barredFrom(
                        caller, there.stream().map(Unit::key).toList())
                .keySet();
        List<ReportId> ids = there.stream()
                .filter(unit -> !barred.contains(unit.key()))
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::key))
                .map(unit -> new ReportId(template, unit.key(), period))
                .toList();
        List<ReportId> owed = owed(ids);
        if (owed.isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "workbook-of-none", area, period.toString());
        }
        AreaWorkbook workbook = new AreaWorkbook(form, rules.conditions(form), period, seal, texts, locale, false);
        List<Line> first = lines(owed.subList(0, Math.min(PAGE, owed.size())), form, locale);
        return new Prepared(
                owed.size(),
                estimate(workbook, first, owed.size()),
                out -> workbook.write(out, lines -> {
                    for (int from = 0; from < owed.size(); from += PAGE) {
                        lines.accept(lines(owed.subList(from, Math.min(from + PAGE, owed.size())), form, locale));
                    }
                }));
    }

    /** Writes the first lines to nowhere, and then half of them: the difference is what lines take. */
    private static long estimate(AreaWorkbook workbook, List<Line> first, int units) {
        long all = length(workbook, first);
        List<Line> half = first.subList(0, first.size() / 2);
        int more = first.size() - half.size();
        return more == 0 ? all : all + (all - length(workbook, half)) * (units - first.size()) / more;
    }

    private static long length(AreaWorkbook workbook, List<Line> lines) {
        CountingOutputStream counted = new CountingOutputStream();
        try {
            workbook.write(counted, page -> page.accept(lines));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return counted.length;
    }

    /** Nowhere. */
    private static final class CountingOutputStream extends OutputStream {
        private long length;

        @Override
        public void write(int one) {
            length++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            length += count;
        }
    }

    private List<Line> lines(List<ReportId> page, Template form, Locale locale) {
        return forms.all(page).stream()
                .filter(report -> report.form().version() == form.version())
                .map(report -> new Line(report, texts.entered(report, locale), List.of()))
                .toList();
    }

    private List<ReportId> owed(List<ReportId> ids) {
        List<ReportId> owed = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<ReportId> page = ids.subList(from, Math.min(from + PAGE, ids.size()));
            Set<String> existing =
                    reports.existing(page.stream().map(ReportId::toString).toList());
            page.stream().filter(id -> existing.contains(id.toString())).forEach(owed::add);
        }
        return owed;
    }
}
