package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.outlier.PeerComparison.Peer;

/** Where the other features learn what is unlikely in reports, and how to say it. */
@Component
@EnableConfigurationProperties(OutlierSettings.class)
public class Outliers {

    private final MongoOperations store;
    private final OutlierSettings settings;
    private final Catalogue catalogue;
    private final MessageSource messages;

    Outliers(MongoOperations store, OutlierSettings settings, Catalogue catalogue, MessageSource messages) {
        this.store = store;
        this.settings = settings;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** Whether an indicator is usually something: neither the amount of single events nor begun anew every year. */
    public boolean hasAUsual(String indicator) {
        return !settings.incidental().contains(indicator)
                && !settings.startingAnew().contains(indicator);
    }

    /**
     * Whether the counts in some reports of one unit end in 0 or 5 more often than counting explains.
     *
     * @param reports their figures, oldest first
     */
    public Optional<Outlier> roundFigures(List<Map<String, BigDecimal>> reports) {
        return RoundFigures.over(
                reports,
                code -> catalogue
                        .indicator(code)
                        .filter(indicator -> indicator.decimals() == 0)
                        .isPresent(),
                settings.digits());
    }

    /** What was found in waiting reports when they came in, by id; one that is missing has not been screened yet. */
    public Map<String, Screening> screenings(Collection<String> reports) {
        return store.find(Query.query(Criteria.where("_id").in(reports)), Screening.class).stream()
                .collect(Collectors.toMap(Screening::id, Function.identity()));
    }

    /**
     * Compares reports of one form and period with each other.
     *
     * @param template its code
     */
    public PeerComparison compare(String template, Collection<Peer> peers) {
        return new PeerComparison(settings, catalogue.askedBy(template), peers);
    }

    /**
     * A sentence for a reviewer.
     *
     * @param template code of the form in which it was found
     */
    public String sentence(String template, Outlier outlier, Locale language) {
        String key = "outlier." + outlier.kind() + (isWithoutScore(outlier) ? ".always" : "");
        return messages.getMessage(
                key,
                new Object[] {
                    name(template, outlier, language),
                    outlier.value(),
                    outlier.usual(),
                    outlier.spread(),
                    outlier.score(),
                    outlier.of()
                },
                language);
    }

    private static boolean isWithoutScore(Outlier outlier) {
        return outlier.score() == null
                && (outlier.kind() == Outlier.Kind.OWN_HISTORY || outlier.kind() == Outlier.Kind.PEERS);
    }

    private @Nullable String name(String template, Outlier outlier, Locale language) {
        boolean english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        String section = outlier.section();
        if (section != null) {
            return catalogue
                    .template(template)
                    .flatMap(form -> form.section(section))
                    .map(found -> english ? found.titleEn() : found.title())
                    .orElse(section);
        }
        String code = outlier.indicator();
        return code == null
                ? null
                : catalogue
                        .indicator(code)
                        .map(found ->
                                code + " " + (language.getLanguage().equals("en") ? found.nameEn() : found.nameVi()))
                        .orElse(code);
    }
}
