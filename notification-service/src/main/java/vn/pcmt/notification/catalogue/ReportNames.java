package vn.pcmt.notification.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.catalogue.CatalogueEvent;
import vn.pcmt.contract.catalogue.TemplateState;
import vn.pcmt.kit.consume.VersionedWrites;

/** The names of published report templates, in both languages. Every text asks for them, so they are kept for a moment. */
@Component
public class ReportNames {

    private static final long FRESH_NANOS = 2_000_000_000L;

    private final VersionedWrites writes;
    private final MongoOperations mongo;
    private volatile Map<String, ReportTemplate> known = Map.of();
    private volatile long readAt = System.nanoTime() - FRESH_NANOS;

    ReportNames(VersionedWrites writes, MongoOperations mongo) {
        this.writes = writes;
        this.mongo = mongo;
    }

    /** Takes a version in unless a later one of the same template is known. */
    public void apply(CatalogueEvent event) {
        TemplateState template = event.template();
        writes.upsertIfNewer(
                ReportTemplate.COLLECTION,
                template.code(),
                template.version(),
                new Update().set("name", template.name()).set("nameEn", template.nameEn()));
        readAt = System.nanoTime() - FRESH_NANOS;
    }

    /** Empty for those of which no version was published; another node's is seen within two seconds. */
    public Optional<String> of(String code, Locale language) {
        return Optional.ofNullable(published().get(code))
                .map(template -> language.getLanguage().equals("en") ? template.nameEn() : template.name());
    }

    private Map<String, ReportTemplate> published() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            readAt = System.nanoTime();
            known = mongo.findAll(ReportTemplate.class).stream()
                    .collect(Collectors.toMap(ReportTemplate::code, Function.identity()));
        }
        return known;
    }
}
