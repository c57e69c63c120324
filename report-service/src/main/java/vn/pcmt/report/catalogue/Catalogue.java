package vn.pcmt.report.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.report.calendar.PeriodKind;

/** The indicators and templates in force. Read once from {@code indicators.csv}. */
@Component
@EnableConfigurationProperties(CatalogueSettings.class)
public class Catalogue {

    /** Code of the monthly report of a commune. */
    public static final String MONTHLY = "PCMT-THANG";

    /** Code of the short report of a campaign, by week or by day. */
    public static final String CAMPAIGN = "PCMT-CAO-DIEM";

    private static final Set<String> MEASURED_UNITS = Set.of("gam", "m2");
    private static final Map<String, Formula> FORMULAS = Map.of(
            "TL01", new Formula(List.of("CA01", "CA09"), "QL01", false),
            "TL02", new Formula(List.of("GC02"), "QL01", true));

    private final Map<String, Indicator> indicators;
    private final Map<String, Template> templates;

    Catalogue(CatalogueSettings settings) {
        this.indicators = read(settings);
        this.templates = Map.of(MONTHLY, monthly(), CAMPAIGN, campaign());
    }

    /** The catalogue with the default limits. */
    public static Catalogue standard() {
        return new Catalogue(new CatalogueSettings(BigDecimal.valueOf(9_999_999), Map.of()));
    }

    /** All indicators, entered and computed, in the order of the catalogue. */
    public List<Indicator> indicators() {
        return List.copyOf(indicators.values());
    }

    public Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(indicators.get(code));
    }

    public Optional<Template> template(String code) {
        return Optional.ofNullable(templates.get(code));
    }

    private Template monthly() {
        return new Template(
                MONTHLY,
                1,
                "Báo cáo tháng về phòng, chống ma túy",
                PeriodKind.MONTH,
                List.of(
                        section("phat-hien", "Giảm cung: phát hiện, bắt giữ", true, code -> between(code, "GC", 1, 8)),
                        section(
                                "dia-ban",
                                "Giảm cung: cây có chứa chất ma túy, điểm phức tạp",
                                true,
                                code -> between(code, "GC", 9, 13)),
                        section(
                                "giam-cau",
                                "Giảm cầu: người nghiện, người sử dụng, cai nghiện",
                                true,
                                code -> between(code, "CA", 1, 16)),
                        section("giam-tac-hai", "Giảm tác hại", true, code -> between(code, "TH", 1, 3)),
                        section("tuyen-truyen", "Tuyên truyền, phòng ngừa", true, code -> between(code, "TT", 1, 4)),
                        section("quan-ly", "Quản lý", false, code -> between(code, "QL", 1, 4))));
    }

    private Template campaign() {
        return new Template(
                CAMPAIGN,
                1,
                "Báo cáo đợt cao điểm phòng, chống ma túy",
                PeriodKind.WEEK,
                List.of(
                        section(
                                "phat-hien",
                                "Giảm cung: phát hiện, bắt giữ",
                                true,
                                code -> between(code, "GC", 1, 2) || between(code, "GC", 5, 8)),
                        section("xet-nghiem", "Giảm cầu: xét nghiệm", true, code -> between(code, "CA", 12, 13)),
                        section("tuyen-truyen", "Tuyên truyền, phòng ngừa", true, code -> between(code, "TT", 1, 2)),
                        section("kiem-tra", "Kiểm tra, giám sát, đôn đốc", true, code -> between(code, "QL", 4, 4))));
    }

    private Section section(String id, String title, boolean mayBeEmpty, Predicate<String> belongs) {
        return new Section(
                id,
                title,
                mayBeEmpty,
                indicators.values().stream()
                        .filter(indicator -> belongs.test(indicator.code()))
                        .toList());
    }

    private static boolean between(String code, String group, int first, int last) {
        if (!code.startsWith(group)) {
            return false;
        }
        int number = Integer.parseInt(code.substring(group.length()));
        return number >= first && number <= last;
    }

    private static Map<String, Indicator> read(CatalogueSettings settings) {
        Map<String, Indicator> read = new LinkedHashMap<>();
        for (List<String> row : rows()) {
            String code = row.get(0);
            String unit = row.get(3);
            IndicatorKind kind = IndicatorKind.valueOf(row.get(4));
            read.put(
                    code,
                    new Indicator(
                            code,
                            row.get(1),
                            row.get(2),
                            unit,
                            kind,
                            decimals(kind, unit),
                            Objects.requireNonNullElse(settings.maxOf().get(code), settings.max()),
                            Pillar.valueOf(row.get(5)),
                            Direction.valueOf(row.get(6)),
                            kind != IndicatorKind.RATIO,
                            FORMULAS.get(code)));
        }
        return read;
    }

    private static int decimals(IndicatorKind kind, String unit) {
        if (kind == IndicatorKind.RATIO) {
            return 4;
        }
        return MEASURED_UNITS.contains(unit) ? 3 : 0;
    }

    private static List<List<String>> rows() {
        try (InputStream csv = Objects.requireNonNull(Catalogue.class.getResourceAsStream("indicators.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(CsvLine::fields)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
