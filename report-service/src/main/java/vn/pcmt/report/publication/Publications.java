package vn.pcmt.report.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.PageRequest;

/** The repository of publications, unique by what they publish and their vintage. */
@Component
class Publications {

    private final MongoOperations store;

    Publications(MongoOperations store) {
        this.store = store;
    }

    Optional<Publication> find(String id) {
        return Optional.ofNullable(store.findById(id, Publication.class));
    }

    /** The vintages of the same figures, the first one first. */
    List<Publication> ofSeries(String series) {
        return store.find(Query.query(Criteria.where("series").is(series)).with(Sort.by("vintage")), Publication.class);
    }

    /** All of a form, in the order in which they were frozen; to be closed. */
    Stream<Publication> ofTemplate(String template) {
        return store.stream(ofForm(template).with(Sort.by("content.frozenAt")), Publication.class);
    }

    long count(String template) {
        return store.count(ofForm(template), Publication.COLLECTION);
    }

    private static Query ofForm(String template) {
        return Query.query(Criteria.where("content.template").is(template));
    }

    /** Of an area, the latest first, without their figures. */
    List<PublicationHead> heads(String area, Instant openBy, PageRequest page) {
        Query query = query(area, openBy)
                .with(Sort.by(Sort.Direction.DESC, "content.frozenAt").and(Sort.by("_id")))
                .skip(page.offset())
                .limit(page.size());
        query.fields().exclude("content.rows", "content.measures", "withheld", "outbox", "receipts");
        return store.find(query, PublicationHead.class, Publication.COLLECTION);
    }

    long count(String area, Instant openBy) {
        return store.count(query(area, openBy), Publication.COLLECTION);
    }

    private static Query query(String area, Instant openBy) {
        return Query.query(
                Criteria.where("content.area").is(area).and("embargoUntil").lte(openBy));
    }

    /** Ids of those whose embargo is over without anybody having been told. */
    List<String> due(Instant now) {
        Query query = Query.query(
                Criteria.where("released").is(false).and("embargoUntil").lte(now));
        query.fields().include("_id");
        return store.find(query, PublicationHead.Id.class, Publication.COLLECTION).stream()
                .map(PublicationHead.Id::id)
                .toList();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if it is there, or another one is that vintage or has its turn */
    void insert(Publication publication) {
        store.insert(publication);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it meanwhile */
    void save(Publication publication) {
        store.save(publication);
    }
}
