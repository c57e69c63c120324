package vn.pcmt.notification.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Subscribers;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Unit;

/** The systems that are told. */
@Component
class WebhookTargets implements Subscribers {

    private final MongoOperations mongo;
    private final Directory directory;

    WebhookTargets(MongoOperations mongo, Directory directory) {
        this.mongo = mongo;
        this.directory = directory;
    }

    Optional<WebhookTarget> find(String id) {
        return Optional.ofNullable(mongo.findById(id, WebhookTarget.class));
    }

    /** Those that are told about some units' areas, by id. */
    List<WebhookTarget> within(Collection<String> areas) {
        return mongo.find(Query.query(Criteria.where("area").in(areas)).with(Sort.by("_id")), WebhookTarget.class);
    }

    WebhookTarget save(WebhookTarget target) {
        return mongo.save(target);
    }

    @Override
    public Function<AlertCause, List<Lane>> now() {
        List<WebhookTarget> active =
                mongo.find(Query.query(Criteria.where("active").is(true)), WebhookTarget.class);
        return cause -> active.isEmpty() ? List.of() : of(cause, active);
    }

    private List<Lane> of(AlertCause cause, List<WebhookTarget> active) {
        List<String> areas = directory.unit(cause.unitKey()).map(Unit::areas).orElse(List.of(cause.unitKey()));
        return active.stream()
                .filter(target -> areas.contains(target.area()))
                .map(WebhookTarget::lane)
                .toList();
    }
}
