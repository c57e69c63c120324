package vn.pcmt.plan.selfassessment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.Event;

/** The criteria, version by version. The first is built in and marked as a sample; the province sets the later ones. */
@Component
class CriteriaVersions {
    private static final String BUILT_IN = "criteria.json";

    private final MongoTemplate mongo;
    private final CriteriaVersion builtIn;

    CriteriaVersions(MongoTemplate mongo) {
        this.mongo = mongo;
        this.builtIn = new CriteriaVersion(1, builtIn(), null, null, Event.SYSTEM, Instant.EPOCH, true);
    }

    private static Criteria builtIn() {
        try (InputStream file = CriteriaVersions.class.getResourceAsStream(BUILT_IN)) {
            if (file == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the jar");
            }
            return JsonMapper.shared().readValue(file, Criteria.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All of them, the first first. */
    List<CriteriaVersion> all() {
        List<CriteriaVersion> all = new ArrayList<>();
        all.add(builtIn);
        all.addAll(mongo.findAll(CriteriaVersion.class));
        all.sort(Comparator.comparingInt(CriteriaVersion::version));
        return all;
    }

    Optional<CriteriaVersion> find(int version) {
        return version == 1
                ? Optional.of(builtIn)
                : Optional.ofNullable(mongo.findById(version, CriteriaVersion.class));
    }

    /** Those in use for a year: the latest set of those that begin by then. */
    CriteriaVersion of(int year) {
        return all().reversed().stream()
                .filter(version -> version.criteria().fromYear() <= year)
                .findFirst()
                .orElse(builtIn);
    }

    Optional<CriteriaVersion> setBy(String command) {
        return Optional.ofNullable(mongo.findOne(query(where("command").is(command)), CriteriaVersion.class));
    }

    /** @throws DuplicateKeyException if the version is taken */
    CriteriaVersion insert(CriteriaVersion version) {
        return mongo.insert(version);
    }
}
