package vn.pcmt.kit.deadletter;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.pcmt.contract.Topic;

/**
 * The keys whose records are all parked because an earlier one is. A key is let go when nothing of it waits any longer;
 * whoever parks a record marks the key after the letter is stored, so a key is never let go while a letter of it is
 * written. Every mark is another one: a count would begin anew with the next hold, and meet a number that was seen before.
 */
public final class HeldKeys {
    /** The collection they are in. */
    public static final String COLLECTION = "parked_keys";

    /** Of the latest record that was parked. */
    private static final String MARK = "mark";

    private final MongoOperations mongo;

    public HeldKeys(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public boolean holds(Topic topic, String group, @Nullable String key) {
        return key != null && mongo.exists(byId(topic, group, key), COLLECTION);
    }

    /** Whether any key of the topic is held. */
    public boolean holdAny(Topic topic, String group) {
        return mongo.exists(
                Query.query(Criteria.where("topic")
                        .is(topic.topicName())
                        .and("group")
                        .is(group)),
                COLLECTION);
    }

    /** From now on all records of the key follow this one. */
    void hold(ParkedRecord record) {
        String key = record.key();
        if (key != null) {
            Update held = new Update()
                    .setOnInsert("topic", record.topic().topicName())
                    .setOnInsert("group", record.group())
                    .setOnInsert("key", key)
                    .setOnInsert("cause", record.cause())
                    .setOnInsert("partition", record.partition())
                    .setOnInsert("offset", record.offset())
                    .set(MARK, UUID.randomUUID().toString());
            mongo.upsert(byId(record.topic(), record.group(), key), held, COLLECTION);
        }
    }

    /**
     * Lets the key go if nothing of it waits.
     *
     * @param anyWaiting is asked after the mark was read: what is parked meanwhile changes it
     */
    void letGoUnless(Topic topic, String group, @Nullable String key, BooleanSupplier anyWaiting) {
        if (key == null) {
            return;
        }
        Document held = mongo.findOne(byId(topic, group, key), Document.class, COLLECTION);
        if (held != null && !anyWaiting.getAsBoolean()) {
            mongo.remove(
                    Query.query(Criteria.where("_id")
                            .is(id(topic, group, key))
                            .and(MARK)
                            .is(held.get(MARK))),
                    COLLECTION);
        }
    }

    private static Query byId(Topic topic, String group, String key) {
        return Query.query(Criteria.where("_id").is(id(topic, group, key)));
    }

    private static String id(Topic topic, String group, String key) {
        return group + "|" + topic.topicName() + "|" + key;
    }
}
