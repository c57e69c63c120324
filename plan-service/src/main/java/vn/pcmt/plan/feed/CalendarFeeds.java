package vn.pcmt.plan.feed;

import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored feeds, by officer. */
interface CalendarFeeds extends MongoRepository<CalendarFeed, String> {

    Optional<CalendarFeed> findBySecretHash(String hash);
}
