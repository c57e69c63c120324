package vn.pcmt.report.imports;

import static vn.pcmt.report.submission.Reporting.FORM;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A province of a test's own, whose communes owe August 2025. */
public final class Province {

    public static final ReportingPeriod AUGUST = ReportingPeriod.parse("2025-08");

    private static final AtomicInteger PROVINCES = new AtomicInteger(100);
    private static final AtomicInteger CODES = new AtomicInteger(93000);
    /** Addicts who are not at large, by where they are. */
    private static final List<String> ELSEWHERE = List.of("CA05", "CA06", "CA07", "CA08", "TH01");

    private static final LocalDate BEGIN = LocalDate.of(2025, 7, 1);

    public final String key = PROVINCES.incrementAndGet() + "@2025-07-01";
    public final List<String> codes = new ArrayList<>();
    private final Reports reports;

    public Province(MongoTemplate store, Reports reports, int communes) {
        this.reports = reports;
        UnitStock.put(store, unit(key, "Tỉnh " + key, UnitKind.PROVINCE, List.of(key, "VN")));
        List<Report> owed = new ArrayList<>();
        for (int i = 0; i < communes; i++) {
            String code = String.valueOf(CODES.incrementAndGet());
            codes.add(code);
            String commune = code + "@2025-07-01";
            UnitStock.put(store, unit(commune, "Xã " + code, UnitKind.COMMUNE, List.of(commune, key, "VN")));
            owed.add(Report.expected(
                    id(i), 1, "p/thang", ReportingCalendar.standard().deadlines(AUGUST), TOO_EARLY));
        }
        reports.addMissing(owed);
    }

    private static UnitState unit(String key, String name, UnitKind kind, List<String> path) {
        return new UnitState(
                key,
                key.split("@", 2)[0],
                name,
                kind,
                BEGIN,
                null,
                false,
                9000,
                null,
                null,
                path,
                List.of(new Successor(BigDecimal.ONE, path)));
    }

    public ReportId id(int commune) {
        return new ReportId("PCMT-THANG", codes.get(commune) + "@2025-07-01", AUGUST);
    }

    public Report report(int commune) {
        return reports.find(id(commune)).orElseThrow();
    }

    public List<Integer> revisions() {
        List<Integer> revisions = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            revisions.add(report(i).revision());
        }
        return revisions;
    }

    public String admin() {
        return TestTokens.bearer("quantri-" + key, key, OfficerRole.ADMIN);
    }

    public String reporter(int commune) {
        return TestTokens.bearer(
                "bc-" + codes.get(commune), codes.get(commune) + "@2025-07-01", OfficerRole.COMMUNE_REPORTER);
    }

    /**
     * All figures of the form alike, as far as the rules let them: whoever is on record is at large, and 9,000 people
     * live there.
     */
    public static Map<String, String> all(String figure) {
        Map<String, String> figures = new LinkedHashMap<>();
        FORM.indicators().stream().map(Indicator::code).forEach(code -> figures.put(code, figure));
        ELSEWHERE.forEach(code -> figures.put(code, "0"));
        figures.put("QL01", "9000");
        return figures;
    }

    /** The same with one figure changed. */
    public static Map<String, String> all(String figure, String code, String other) {
        Map<String, String> figures = all(figure);
        figures.put(code, other);
        return figures;
    }

    /** What a commune may report after {@link #all} alike: nobody came or went but for those that are counted so. */
    public static Map<String, String> after(String before, String figure) {
        Map<String, String> figures = all(figure);
        List.of("CA01", "CA04", "CA09", "GC11").forEach(code -> figures.put(code, before));
        return figures;
    }

    /** A CSV file with a row per commune in our own codes. */
    public String csv(List<Map<String, String>> rows) {
        StringBuilder csv = new StringBuilder("unit,period,").append(String.join(",", all("").keySet()));
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            csv.append("\n")
                    .append(codes.get(i))
                    .append(",2025-08,")
                    .append(all("").keySet().stream().map(row::get).collect(Collectors.joining(",")));
        }
        return csv + "\n";
    }
}
