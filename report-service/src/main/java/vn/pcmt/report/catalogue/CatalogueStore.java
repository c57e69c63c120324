package vn.pcmt.report.catalogue;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/** What was published and amended. Documents are only ever added, one for each edition. */
@Component
class CatalogueStore {

    private static final int ATTEMPTS = 3;

    private final MongoOperations store;

    CatalogueStore(MongoOperations store) {
        this.store = store;
    }

    /** How many there are of both: another number tells that there is something new. */
    long documents() {
        return store.count(new Query(), TemplateVersion.class) + store.count(new Query(), IndicatorEdition.class);
    }

    /** All that were published, each template's first one first. */
    List<TemplateVersion> templates() {
        List<TemplateVersion> all = new ArrayList<>(store.findAll(TemplateVersion.class));
        all.sort(Comparator.comparing(TemplateVersion::code).thenComparing(TemplateVersion::version));
        return all;
    }

    /** All that were added or amended, each indicator's first edition first. */
    List<IndicatorEdition> indicators() {
        List<IndicatorEdition> all = new ArrayList<>(store.findAll(IndicatorEdition.class));
        all.sort(Comparator.comparing(IndicatorEdition::code).thenComparing(IndicatorEdition::edition));
        return all;
    }

    /**
     * Adds an edition once per command. If somebody else takes its number first, the next one is made anew.
     *
     * @param next checks the command against what is there now, and makes the edition
     * @return the edition of the command, also when it was added before
     * @throws Refusal {@code idempotency-key-reused}, and whatever making the edition throws
     */
    <E extends Edition> E addOnce(Class<E> type, String command, String fingerprint, Supplier<E> next) {
        for (int attempt = 1; ; attempt++) {
            E before = store.findOne(query(where("command").is(command)), type);
            if (before != null) {
                if (!fingerprint.equals(before.fingerprint())) {
                    throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
                }
                return before;
            }
            try {
                return store.insert(next.get());
            } catch (DuplicateKeyException raced) {
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
            }
        }
    }
}
