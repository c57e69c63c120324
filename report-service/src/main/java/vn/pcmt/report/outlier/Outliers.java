package vn.pcmt.report.outlier;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
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
import vn.pcmt.report.catalogue.Template;
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

    /** What was found in waiting reports when they came in, by id; one that is missing has not been screened yet. */
    public Map<String, Screening> screenings(Collection<String> reports) {
        return store.find(Query.query(Criteria.where("_id").in(reports)), Screening.class).stream()
                .collect(Collectors.toMap(Screening::id, Function.identity()));
    }

    /** Compares reports of one form and period with each other. */
    public PeerComparison compare(Template form, Collection<Peer> peers) {
        return new PeerComparison(settings, form, peers);
    }

    /** A sentence for a reviewer. */
    public String sentence(Outlier outlier, Locale language) {
        String key = "outlier." + outlier.kind() + (isWithoutScore(outlier) ? ".always" : "");
        return messages.getMessage(
                key,
                new Object[] {
                    name(outlier, language),
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

    private @Nullable String name(Outlier outlier, Locale language) {
        if (outlier.section() != null) {
            return messages.getMessage("section." + outlier.section(), null, outlier.section(), language);
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
