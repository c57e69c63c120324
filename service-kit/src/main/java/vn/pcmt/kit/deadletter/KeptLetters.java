package vn.pcmt.kit.deadletter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.kit.deadletter.DeadLetter.Ending;
import vn.pcmt.kit.deadletter.DeadLetter.State;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The dead letters of a service, in its store: what was parked and what became of it. */
public final class KeptLetters {
    private final MongoOperations mongo;
    private final HeldKeys keys;
    private final Clock clock;

    public KeptLetters(MongoOperations mongo, HeldKeys keys, Clock clock) {
        this.mongo = mongo;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Keeps a record and holds its key; once, however often the record comes. One that was dealt with and fails again,
     * because its group reads the topic anew, waits again.
     */
    public void park(ParkedRecord record) {
        if (!keep(record)) {
            Commands.carryOut(() -> {
                DeadLetter known = require(record.id());
                if (known.state() != State.WAITING) {
                    known.parkedAgain();
                    mongo.save(known);
                }
                return known;
            });
        }
        keys.hold(record);
    }

    /**
     * Keeps a record that a stream parked. One that was written to its topic again for the stream, and is parked again, is
     * the same letter: it was not processed after all.
     */
    void collect(ParkedRecord record) {
        boolean known = SendAgain.sent(record)
                .filter(sent -> reopen(sent, record.cause()))
                .isPresent();
        if (!known) {
            keep(record);
        }
    }

    /** @return false if there is no such letter */
    private boolean reopen(SendAgain.Sent sent, String cause) {
        return Commands.carryOut(() -> {
            DeadLetter letter = mongo.findById(sent.letter(), DeadLetter.class);
            if (letter == null) {
                return false;
            }
            // It may be parked before it is written down that it was sent: that will fail on the version then.
            if (letter.version() <= sent.version() + 1 && letter.state() != State.DISCARDED) {
                Ending ended = letter.ending();
                letter.parkedAgain();
                letter.failed(ended == null ? letter.group() : ended.by(), clock.instant(), cause);
                mongo.save(letter);
            }
            return true;
        });
    }

    /** Keeps a record whose key nobody holds: nothing has to follow it. @return false if it was known */
    boolean keep(ParkedRecord record) {
        try {
            mongo.insert(DeadLetter.of(record, clock.instant()));
            return true;
        } catch (DuplicateKeyException knownAlready) {
            return false;
        }
    }

    /** @throws Refusal {@code not-found} */
    DeadLetter require(String id) {
        return Optional.ofNullable(mongo.findById(id, DeadLetter.class))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "not-found"));
    }

    Page<DeadLetter> list(@Nullable State state, @Nullable String topic, @Nullable String group, PageRequest page) {
        Criteria wanted = new Criteria();
        if (state != null) {
            wanted.and("state").is(state);
        }
        if (topic != null) {
            wanted.and("topic").is(topic);
        }
        if (group != null) {
            wanted.and("group").is(group);
        }
        Query all = Query.query(wanted);
        long total = mongo.count(all, DeadLetter.class);
        Query one = all.with(Sort.by("parkedAt", "offset")).skip(page.offset()).limit(page.size());
        // A letter may be as large as a record may be: a page of them says what they are, not what is in them.
        one.fields().exclude("body", "correction.body");
        return new Page<>(mongo.find(one, DeadLetter.class), page.page(), page.size(), total);
    }

    /** Ids of those of its key that wait before or after it, in the order in which they were written; none without a key. */
    List<String> waiting(DeadLetter letter, boolean before) {
        if (letter.key() == null) {
            return List.of();
        }
        Criteria offset = Criteria.where("offset");
        Query wanted = Query.query(new Criteria()
                        .andOperator(
                                ofKey(letter),
                                Criteria.where("state").is(State.WAITING),
                                before ? offset.lt(letter.offset()) : offset.gt(letter.offset())))
                .with(Sort.by("offset"));
        wanted.fields().include("_id");
        return mongo.find(wanted, Document.class, DeadLetter.COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    /** Saves what became of a letter, and lets its key go if that was the last of it. */
    DeadLetter save(DeadLetter letter) {
        DeadLetter saved = mongo.save(letter);
        letKeyGo(saved);
        return saved;
    }

    /** Lets the key of a letter go if nothing of it waits. A crash may have come between that and the latest save. */
    void letKeyGo(DeadLetter letter) {
        keys.letGoUnless(
                letter.topic(),
                letter.group(),
                letter.key(),
                () -> mongo.exists(
                        Query.query(new Criteria()
                                .andOperator(
                                        ofKey(letter), Criteria.where("state").is(State.WAITING))),
                        DeadLetter.class));
    }

    private static Criteria ofKey(DeadLetter letter) {
        return Criteria.where("key")
                .is(letter.key())
                .and("topic")
                .is(letter.topic().topicName())
                .and("group")
                .is(letter.group());
    }

    int countWaiting() {
        return (int) mongo.count(Query.query(Criteria.where("state").is(State.WAITING)), DeadLetter.class);
    }

    /** When the first of those that wait was parked; empty if none does. */
    Optional<Instant> oldestWaiting() {
        Query first = Query.query(Criteria.where("state").is(State.WAITING))
                .with(Sort.by("parkedAt"))
                .limit(1);
        first.fields().exclude("body", "correction.body");
        return Optional.ofNullable(mongo.findOne(first, DeadLetter.class)).map(DeadLetter::parkedAt);
    }
}
