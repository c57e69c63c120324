package vn.pcmt.notification.grouping;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The groups. What is put in is written before the group is woken, so that nothing is forgotten in between. */
@Component
class Groups {

    private final MongoOperations mongo;

    Groups(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Puts something into a group, making the group if it is not there. False if it was in it already. */
    boolean put(AlertGroup group, GroupMember member) {
        try {
            mongo.insert(member);
        } catch (DuplicateKeyException known) {
            return false;
        }
        if (find(group.id()).isEmpty()) {
            try {
                mongo.insert(group);
            } catch (DuplicateKeyException anotherNode) {
                // It is there.
            }
        }
        return true;
    }

    /** Has a group looked at by then at the latest. */
    void wake(String id, Instant at) {
        Criteria later = new Criteria()
                .orOperator(
                        Criteria.where("nextAt").isNull(),
                        Criteria.where("nextAt").gt(at));
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id).andOperator(later)),
                new Update().set("nextAt", at),
                AlertGroup.class);
    }

    Optional<AlertGroup> find(String id) {
        return Optional.ofNullable(mongo.findById(id, AlertGroup.class));
    }

    List<GroupMember> members(String group) {
        return mongo.find(
                Query.query(Criteria.where("group").is(group)).with(Sort.by("dueAt", "_id")), GroupMember.class);
    }

    void remove(Collection<GroupMember> members) {
        mongo.remove(
                Query.query(Criteria.where("_id")
                        .in(members.stream().map(GroupMember::id).toList())),
                GroupMember.class);
    }

    List<String> due(Instant now) {
        Query query = Query.query(Criteria.where("nextAt").lte(now))
                .with(Sort.by("nextAt"))
                .limit(200);
        return mongo.find(query, AlertGroup.class).stream().map(AlertGroup::id).toList();
    }

    Optional<AlertGroup> claim(String id, Instant now, Instant until) {
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(Criteria.where("_id").is(id).and("nextAt").lte(now)),
                new Update().set("claim", UUID.randomUUID().toString()).set("nextAt", until),
                FindAndModifyOptions.options().returnNew(true),
                AlertGroup.class));
    }

    /** Keeps what was told, unless another node has taken the group over. */
    boolean keep(
            AlertGroup claimed, Set<String> told, @Nullable Instant toldAt, int repeats, @Nullable Instant nextAt) {
        return mongo.updateFirst(
                                Query.query(Criteria.where("_id")
                                        .is(claimed.id())
                                        .and("claim")
                                        .is(claimed.claim())),
                                new Update()
                                        .set("told", told)
                                        .set("toldAt", toldAt)
                                        .set("repeats", repeats)
                                        .set("nextAt", nextAt)
                                        .unset("claim"),
                                AlertGroup.class)
                        .getMatchedCount()
                == 1;
    }
}
