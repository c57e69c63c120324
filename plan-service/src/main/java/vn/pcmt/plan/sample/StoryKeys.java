package vn.pcmt.plan.sample;

import java.time.Instant;
import java.time.LocalDateTime;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.IdempotencyKey;

/** The keys of the commands of one story: the same in every run, so that no command is carried out twice. */
record StoryKeys(String story) {

    /** @param part what the command is about, empty for the plan itself */
    IdempotencyKey of(String part) {
        return new IdempotencyKey(part.isEmpty() ? story : story + "-" + part);
    }

    /** A moment of the story, which is told in Vietnamese time. */
    static Instant moment(LocalDateTime at) {
        return at.atZone(VietnamTime.ZONE).toInstant();
    }
}
