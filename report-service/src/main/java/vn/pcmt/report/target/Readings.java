package vn.pcmt.report.target;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored readings, by target and unit. */
interface Readings extends MongoRepository<Reading, String> {

    List<Reading> findByTargetId(String targetId);
}
