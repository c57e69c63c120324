package vn.pcmt.report.catalogue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * The indicators, and the templates that ask for them, version by version. Kept at hand, so that a submission reads
 * nothing: documents are only ever added, and their number tells whether there are new ones. It is asked for every other
 * second at most, and whenever something is asked for that is not known.
 */
@Component
@EnableConfigurationProperties(CatalogueSettings.class)
public class Catalogue {

    /** Code of the monthly report of a commune. */
    public static final String MONTHLY = "PCMT-THANG";

    /** Code of the short report of a campaign, by week or by day. */
    public static final String CAMPAIGN = "PCMT-CAO-DIEM";

    private final CatalogueSettings settings;
    private final @Nullable CatalogueStore store;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Seen seen;

    /**
     * What was there at the last look.
     *
     * @param documents how many the store held; -1 before the first look
     * @param at when, by the nanoseconds of the virtual machine
     */
    private record Seen(CatalogueContent content, long documents, long at) {}

    @Autowired
    Catalogue(CatalogueSettings settings, CatalogueStore store) {
        this(store, settings);
    }

    private Catalogue(@Nullable CatalogueStore store, CatalogueSettings settings) {
        this.settings = settings;
        this.store = store;
        this.seen = new Seen(
                CatalogueContent.of(settings, List.of(), List.of()),
                -1,
                System.nanoTime() - settings.refresh().toNanos());
    }

    /** The form that a request names, or the monthly one if it names none. */
    public static String orMonthly(@Nullable String template) {
        return template == null || template.isBlank() ? MONTHLY : template;
    }

    /** What the product brings, with the default limits. */
    public static Catalogue standard() {
        return new Catalogue(
                null, new CatalogueSettings(BigDecimal.valueOf(9_999_999), Map.of(), Duration.ofSeconds(1)));
    }

    /** All indicators, entered and computed, in the order of the catalogue. */
    public List<Indicator> indicators() {
        return List.copyOf(content().indicators().values());
    }

    public Optional<Indicator> indicator(String code) {
        return orFresh(() -> Optional.ofNullable(content().indicators().get(code)));
    }

    /** The latest version of every template, by code. */
    public List<Template> templates() {
        return content().templates().values().stream()
                .map(List::getLast)
                .sorted(Comparator.comparing(Template::code))
                .toList();
    }

    /** The latest version of a template, which may be meant for periods to come. */
    public Optional<Template> template(String code) {
        return orFresh(() -> content().latest(code));
    }

    /** One version of a template: what a report goes by that was expected or filled with it. */
    public Optional<Template> template(String code, int version) {
        return orFresh(() -> content().version(code, version));
    }

    /** The version that reports of a period go by while nothing has come in. */
    public Optional<Template> inForce(String code, ReportingPeriod period) {
        return orFresh(() -> content().inForce(code, period));
    }

    /** Every indicator that any version of a template asks for, those of the latest first; none for an unknown one. */
    public List<Indicator> askedBy(String code) {
        return content().askedBy(code).entered();
    }

    /** The same, and the ratios made from them. */
    public List<Indicator> shownOf(String code) {
        return content().askedBy(code).shown();
    }

    /** Those of them that reports of a level fill in. */
    public List<Indicator> askedBy(String code, ReportingLevel level) {
        return Objects.requireNonNull(content().askedBy(code).ofLevels().get(level));
    }

    /** All there is, not older than the settings allow; while one thread looks again, the others do not wait for it. */
    CatalogueContent content() {
        Seen last = seen;
        long refresh = settings.refresh().toNanos();
        long age = System.nanoTime() - last.at();
        if (age >= refresh) {
            return fresh();
        }
        if (age >= refresh / 2 && looking.compareAndSet(false, true)) {
            try {
                return fresh();
            } catch (DataAccessException away) {
                return last.content();
            } finally {
                looking.set(false);
            }
        }
        return last.content();
    }

    /** All there is now. */
    synchronized CatalogueContent fresh() {
        if (store == null) {
            return seen.content();
        }
        long now = System.nanoTime();
        long documents = store.documents();
        Seen last = seen;
        seen = documents == last.documents()
                ? new Seen(last.content(), documents, now)
                : new Seen(CatalogueContent.of(settings, store.indicators(), store.templates()), documents, now);
        return seen.content();
    }

    /** What is not known may have been written on another node a moment ago. */
    private <T> Optional<T> orFresh(Supplier<Optional<T>> question) {
        Optional<T> known = question.get();
        if (known.isPresent()) {
            return known;
        }
        fresh();
        return question.get();
    }
}
