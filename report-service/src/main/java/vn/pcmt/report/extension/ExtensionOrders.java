package vn.pcmt.report.extension;

import java.util.Collection;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The orders that gave an area more time. */
@Component
class ExtensionOrders {

    private final MongoOperations store;

    ExtensionOrders(MongoOperations store) {
        this.store = store;
    }

    Optional<ExtensionOrder> find(String id) {
        return Optional.ofNullable(store.findById(id, ExtensionOrder.class));
    }

    /** Adds an order unless it is there, sent twice at once: then the one that is there. */
    ExtensionOrder addIfNew(ExtensionOrder order) {
        try {
            return store.insert(order);
        } catch (DuplicateKeyException meanwhile) {
            return find(order.id()).orElseThrow();
        }
    }

    void save(ExtensionOrder finished) {
        store.save(finished);
    }

    /** For some areas, the latest first. */
    Page<ExtensionOrder> of(Collection<String> areas, PageRequest page) {
        Criteria criteria = Criteria.where("area").in(areas);
        long total = store.count(Query.query(criteria), ExtensionOrder.class);
        Query query = Query.query(criteria)
                .with(Sort.by(Sort.Order.desc("at"), Sort.Order.asc("_id")))
                .skip(page.offset())
                .limit(page.size());
        return new Page<>(store.find(query, ExtensionOrder.class), page.page(), page.size(), total);
    }
}
