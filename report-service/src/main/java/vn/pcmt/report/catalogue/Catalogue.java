package vn.pcmt.report.catalogue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.report.calendar.ReportingPeriod;

/** The indicators, and the templates that ask for them, version by version. */
@Component
@EnableConfigurationProperties(CatalogueSettings.class)
public class Catalogue {

    /** Code of the monthly report of a commune. */
    public static final String MONTHLY = "PCMT-THANG";

    /** Code of the short report of a campaign, by week or by day. */
    public static final String CAMPAIGN = "PCMT-CAO-DIEM";

    private final CatalogueContent content;

    Catalogue(CatalogueSettings settings) {
        this.content = CatalogueContent.bundled(settings);
    }

    /** The catalogue with the default limits. */
    public static Catalogue standard() {
        return new Catalogue(new CatalogueSettings(BigDecimal.valueOf(9_999_999), Map.of()));
    }

    /** All indicators, entered and computed, in the order of the catalogue. */
    public List<Indicator> indicators() {
        return List.copyOf(content.indicators().values());
    }

    public Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(content.indicators().get(code));
    }

    /** The latest version of every template, by code. */
    public List<Template> templates() {
        return content.templates().values().stream()
                .map(List::getLast)
                .sorted(Comparator.comparing(Template::code))
                .toList();
    }

    /** The latest version of a template, which may be meant for periods to come. */
    public Optional<Template> template(String code) {
        return content.latest(code);
    }

    /** One version of a template: what a report goes by that was expected or filled with it. */
    public Optional<Template> template(String code, int version) {
        return content.version(code, version);
    }

    /** Every indicator that any version of a template asks for, those of the latest first; none for an unknown one. */
    public List<Indicator> askedBy(String code) {
        return content.versions(code).reversed().stream()
                .flatMap(version -> version.indicators().stream())
                .map(Indicator::code)
                .distinct()
                .map(content.indicators()::get)
                .toList();
    }

    /** The version that reports of a period go by that nobody has filled in yet. */
    public Optional<Template> inForce(String code, ReportingPeriod period) {
        return content.inForce(code, period);
    }
}
