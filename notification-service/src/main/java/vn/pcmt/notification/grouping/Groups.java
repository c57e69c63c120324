package vn.pcmt.notification.grouping;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        boolean more = add(member);
        if (find(group.id()).isEmpty()) {
            try {
                mongo.insert(group);
            } catch (DuplicateKeyException anotherNode) {
                // It is there.
            }
        }
        return more;
    }

    private boolean add(GroupMember member) {
        try {
            mongo.insert(member);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
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

    /** Has the groups looked at that a silence kept something of; one that is being told may not have noted it yet. */
    void unmute(String silence, Instant now) {
        Criteria concerned = new Criteria()
                .orOperator(
                        Criteria.where("mutedBy").is(silence),
                        Criteria.where("claim").ne(null));
        mongo.updateMulti(
                Query.query(Criteria.where("nextAt").gt(now).andOperator(concerned)),
                new Update().set("nextAt", now).unset("claim"),
                AlertGroup.class);
    }

    Optional<AlertGroup> find(String id) {
        return Optional.ofNullable(mongo.findById(id, AlertGroup.class));
    }

    List<GroupMember> members(String group) {
        return mongo.find(
                Query.query(Criteria.where("group").is(group)).with(Sort.by("cause.dueAt", "_id")), GroupMember.class);
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

    /** Keeps what was told, unless another node has taken the group over or the end of a silence came in between. */
    boolean keep(AlertGroup claimed) {
        return mongo.updateFirst(
                                Query.query(Criteria.where("_id")
                                        .is(claimed.id())
                                        .and("claim")
                                        .is(claimed.claim())),
                                new Update()
                                        .set("told", claimed.told())
                                        .set("toldAt", claimed.toldAt())
                                        .set("repeats", claimed.repeats())
                                        .set("tellings", claimed.tellings())
                                        .set("mutedBy", claimed.mutedBy())
                                        .set("nextAt", claimed.nextAt())
                                        .unset("claim"),
                                AlertGroup.class)
                        .getMatchedCount()
                == 1;
    }
}
